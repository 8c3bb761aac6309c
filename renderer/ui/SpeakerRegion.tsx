import { useSlice } from '../services.ts';

export function SpeakerRegion() {
  const text = useSlice(
    (services) => services.speaker,
    (state) => state.text,
  );
  return (
    <div className="unseen" role="status" aria-live="polite" aria-label="Announcements">
      {text}
    </div>
  );
}
