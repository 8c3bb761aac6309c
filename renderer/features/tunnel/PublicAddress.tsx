import { ActionIcon, Popover } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Unseen } from '../../ui/Unseen.tsx';
import { problemSentence, type Standing } from './model/words.ts';
import { QrCode } from './QrCode.tsx';
import styles from './tunnel.module.css';
import { usePublicUrl, useStanding, useTunnelInfo } from './use-tunnel.ts';

export const PUBLIC_PAGE = '#/settings/public';

/** The public address in the status bar: what it is, or how things stand with it. */
export function PublicAddress() {
  const info = useTunnelInfo();
  const standing = useStanding(info);
  const url = usePublicUrl();
  return (
    <div className={styles.bar} data-tone={standing?.tone ?? 'faint'} data-open={url !== null || undefined}>
      <a
        className={styles.barLink}
        href={PUBLIC_PAGE}
        title={standing?.problem ? problemSentence(standing.problem) : 'How the world reaches this computer'}
      >
        <span className={styles.dot} data-tone={standing?.tone ?? 'faint'} aria-hidden="true" />
        <span className="faint">
          Public<Unseen> address,</Unseen>
        </span>
        <Words standing={standing} url={url} />
      </a>
      {url === null ? null : (
        <>
          <QrButton url={url} />
          <CopyButton name="Copy public URL" label="Copy" text={url} />
        </>
      )}
    </div>
  );
}

function Words({ standing, url }: { standing: Standing | null; url: string | null }) {
  if (url !== null) return <span className={`mono ${styles.url}`}>{url}</span>;
  if (!standing)
    return (
      <span className="faint">
        …<Unseen> not known yet</Unseen>
      </span>
    );
  return (
    <span className={styles.why}>
      {standing.short}
      {/* The page behind the link says it, and the title of the link. */}
      {standing.problem ? <span aria-hidden="true">: {standing.problem.message}</span> : null}
    </span>
  );
}

function QrButton({ url }: { url: string }) {
  return (
    <Popover
      position="bottom"
      shadow="md"
      trapFocus
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: styles.drop }}
    >
      <Popover.Target>
        <ActionIcon variant="subtle" size="sm" aria-label="Show QR code of the public URL">
          <IconQrcode size={15} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <QrCode url={url} />
      </Popover.Dropdown>
    </Popover>
  );
}
