import { ImportButton } from '../../exchange/ImportButton.tsx';
import { ClearButton } from '../../keeping/ClearButton.tsx';
import { useSendChosen } from '../../test-event/use-send-test.ts';
import { SendTest } from '../empty/SendTest.tsx';
import { TemplatePicker } from '../empty/TemplatePicker.tsx';
import { ColumnMenu } from './ColumnMenu.tsx';
import styles from './list.module.css';

export function ListToolbar() {
  const test = useSendChosen();
  return (
    <>
      <div className={styles.toolbar}>
        <h1>Inbox</h1>
        <ImportButton />
        <TemplatePicker className={styles.template} />
        <SendTest test={test} />
        <ClearButton />
        <ColumnMenu />
      </div>
      {test.problem ? (
        <div className={styles.problem} role="alert">
          {test.problem}
        </div>
      ) : null}
    </>
  );
}
