import { Button } from '@mantine/core';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { DraftsFold } from '../kept/DraftsFold.tsx';
import { EnvironmentFold } from '../kept/EnvironmentFold.tsx';
import { ImportFold } from '../kept/ImportFold.tsx';
import styles from '../simulator.module.css';
import { useSimulator, useSimulatorActions } from '../use-simulator.ts';
import { CopyAs } from './CopyAs.tsx';
import { FaultField } from './FaultField.tsx';
import { HeaderFields } from './HeaderFields.tsx';
import { MoreFold } from './MoreFold.tsx';
import { Payload } from './Payload.tsx';
import { Preview } from './Preview.tsx';
import { RepeatFold } from './RepeatFold.tsx';
import { SigningFields } from './SigningFields.tsx';
import { TargetFields } from './TargetFields.tsx';
import { TemplateField } from './TemplateField.tsx';

interface ComposerProps {
  typed: string;
  onTyped: (secret: string) => void;
  proxy: string;
  onProxy: (proxy: string) => void;
  onSend: () => void;
}

/** What is to be sent, from the template to the button. */
export function Composer({ typed, onTyped, proxy, onProxy, onSend }: ComposerProps) {
  return (
    <section className={styles.composer} aria-label="Draft">
      <TemplateField />
      <ReplacedBar />
      <TargetFields />
      <Payload />
      <HeaderFields />
      <SigningFields typed={typed} onTyped={onTyped} onEnter={onSend} />
      <FaultField />
      <EnvironmentFold />
      <ImportFold />
      <DraftsFold />
      <MoreFold proxy={proxy} onProxy={onProxy} />
      <Preview typed={typed} />
      <RepeatFold typed={typed} proxy={proxy} />
      <SendBar typed={typed} onSend={onSend} />
    </section>
  );
}

/** What was replaced can be brought back; what an import had to say. */
function ReplacedBar() {
  const simulator = useSimulatorActions();
  const before = useSimulator((state) => state.before);
  const remarks = useSimulator((state) => state.remarks);
  if (!before) return null;
  return (
    <div className={styles.bar} role="status">
      <span>
        The draft that stood here was put aside.
        {remarks.map((remark) => (
          <span key={remark} className={styles.remark}>
            {remark}
          </span>
        ))}
      </span>
      <Button onClick={() => simulator.bringBack()}>Bring it back</Button>
    </div>
  );
}

function SendBar({ typed, onSend }: { typed: string; onSend: () => void }) {
  const simulator = useSimulatorActions();
  const shortcut = useShortcut('simulator.send');
  const cancel = useShortcut('simulator.cancel');
  const sending = useSimulator(({ job }) => job !== null);
  const keepProblem = useSimulator((state) => state.keepProblem);
  const mistake = useSimulator((state) => (state.mistake?.field === '' ? state.mistake.message : null));
  return (
    <div className={styles.go}>
      <Button variant="filled" aria-keyshortcuts={shortcut.aria} disabled={sending} onClick={onSend}>
        {sending ? 'Sending…' : 'Send'}
      </Button>
      {sending ? <Button onClick={() => simulator.cancel()}>Cancel</Button> : null}
      <span className="faint">{sending ? cancelWords(cancel.words) : shortcut.words}</span>
      <span className={styles.grow} />
      <CopyAs typed={typed} />
      {mistake === null ? null : (
        <p className={styles.problem} role="alert">
          {mistake}
        </p>
      )}
      {keepProblem === null ? null : (
        <p className={styles.problem} role="alert">
          What you type is not kept at the moment: {keepProblem}
        </p>
      )}
    </div>
  );
}

const cancelWords = (keys: string | null): string => (keys === null ? '' : `${keys} cancels`);
