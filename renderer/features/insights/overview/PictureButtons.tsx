import { Button } from '@mantine/core';
import type { RefObject } from 'react';
import { useServices } from '../../../services.ts';
import { pngOf, svgText } from '../../../ui/picture.ts';

interface PictureButtonsProps {
  /** Where the picture is in. */
  frame: RefObject<HTMLElement | null>;
  /** What it shows: part of the names of the buttons, and of the file. */
  title: string;
}

/** Takes a picture out of the page. */
export function PictureButtons({ frame, title }: PictureButtonsProps) {
  const { host, speaker } = useServices();
  const withPicture = async (use: (svg: SVGSVGElement) => Promise<string> | string): Promise<void> => {
    const svg = frame.current?.querySelector('svg');
    if (!svg) return;
    try {
      speaker.say(await use(svg));
    } catch (thrown) {
      speaker.fail(thrown);
    }
  };
  const copy = async (svg: SVGSVGElement): Promise<string> => {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(svg) })]);
    return 'Picture copied';
  };
  const save = (svg: SVGSVGElement): string => {
    const name = `${title.toLowerCase().replaceAll(' ', '-')}.svg`;
    host.saveFile(name, new TextEncoder().encode(svgText(svg)));
    return `Saved as ${name}`;
  };
  return (
    <>
      <Button variant="subtle" aria-label={`Copy picture: ${title}`} onClick={() => void withPicture(copy)}>
        Copy picture
      </Button>
      <Button variant="subtle" aria-label={`Save as SVG: ${title}`} onClick={() => void withPicture(save)}>
        Save as SVG
      </Button>
    </>
  );
}
