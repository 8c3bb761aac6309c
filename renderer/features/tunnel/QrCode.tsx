import { QRCodeSVG } from 'qrcode.react';
import styles from './tunnel.module.css';

/** Dark on light in both themes: many readers know nothing else. */
export function QrCode({ url }: { url: string }) {
  return (
    <figure className={styles.qr}>
      <QRCodeSVG
        value={url}
        size={148}
        marginSize={2}
        bgColor="#ffffff"
        fgColor="#000000"
        role="img"
        title="QR code of the public URL"
      />
      <figcaption className={`mono faint ${styles.qrText}`}>{url}</figcaption>
    </figure>
  );
}
