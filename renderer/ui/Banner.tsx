import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './ui.module.css';

interface BannerProps {
  severity: 'info' | 'warning' | 'error';
  title: string;
  /** The sentence below the title. */
  children?: ReactNode;
  actions?: ReactNode;
}

const icons = { info: IconInfoCircle, warning: IconAlertTriangle, error: IconCircleX } as const;

/** Something that stays on the screen until it is dealt with. */
export function Banner({ severity, title, children, actions }: BannerProps) {
  const Icon = icons[severity];
  return (
    <div className={styles.banner} data-severity={severity} role={severity === 'error' ? 'alert' : 'status'}>
      <Icon className={styles.bannerIcon} size={18} stroke={1.8} aria-hidden="true" />
      <div className={styles.bannerText}>
        <strong>{title}</strong>
        {children ? <div>{children}</div> : null}
      </div>
      {actions ? <div className={styles.bannerActions}>{actions}</div> : null}
    </div>
  );
}
