import { Button, Menu } from '@mantine/core';
import { type CheckReport, type ReportFormat, reportFormat } from '../../../core/contract/checks.ts';
import { useServices } from '../../services.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import styles from './check.module.css';
import { repeatable } from './model/check-input.ts';
import type { Check } from './use-check.ts';

const names: Readonly<Record<ReportFormat, string>> = {
  junit: 'JUnit XML',
  json: 'JSON',
  markdown: 'Markdown',
  html: 'HTML, one file',
};

/** What can be done with a report. */
export function ReportFoot({ check, report }: { check: Check; report: CheckReport }) {
  const { connection, host, speaker } = useServices();
  const failed = repeatable(report, check.form);
  const written = (format: ReportFormat) => connection.call('check.report', { report, format });
  const save = async (format: ReportFormat): Promise<void> => {
    try {
      const { text, extension } = await written(format);
      const stamp = report.startedAt.slice(0, 19).replaceAll(':', '-');
      host.saveFile(`handler-check-${report.provider}-${stamp}.${extension}`, new TextEncoder().encode(text));
    } catch (thrown) {
      speaker.fail(thrown);
    }
  };
  return (
    <div className={styles.foot}>
      <Button disabled={failed.length === 0 || check.state.running} onClick={() => check.run(failed)}>
        Run failed again
      </Button>
      <span className={styles.grow} />
      <CopyButton
        name="Copy as Markdown"
        label="Copy as Markdown"
        variant="default"
        text={async () => (await written('markdown')).text}
      />
      <Menu position="top-end" shadow="md">
        <Menu.Target>
          <Button>Save report</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {reportFormat.options.map((format) => (
            <Menu.Item key={format} onClick={() => void save(format)}>
              {names[format]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
