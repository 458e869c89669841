import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconMapQuestion, IconWifiOff } from '@tabler/icons-react';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { Empty } from './Empty';
import { useDocumentTitle } from './useDocumentTitle';

/** Keeps a fault of a page inside the page: the frame stays usable. */
export function Boundary({ children }: { children: ReactNode }) {
  const { reset } = useQueryErrorResetBoundary();
  return <Catch onReset={reset}>{children}</Catch>;
}

class Catch extends Component<{ onReset: () => void; children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) {
      return this.props.children;
    }
    return (
      <Failure
        error={this.state.error}
        onRetry={() => {
          this.props.onReset();
          this.setState({ error: undefined });
        }}
      />
    );
  }
}

const icons = { lost: IconWifiOff, missing: IconMapQuestion, forbidden: IconLock } as const;

function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('shared');
  const problem = Problem.from(error);
  const title = problem.title || t(`problem.${problem.kind}.title`);
  useDocumentTitle(title);
  return (
    <div role="alert">
      <Empty
        icon={problem.kind in icons ? icons[problem.kind as keyof typeof icons] : IconAlertTriangle}
        title={title}
        text={problem.detail ?? t(`problem.${problem.kind}.text`)}
        action={
          // What is not a service's refusal is our own fault or an outdated script: only a fresh page helps.
          <Button onClick={error instanceof Problem ? onRetry : () => window.location.reload()}>
            {t('problem.retry')}
          </Button>
        }
      />
    </div>
  );
}
