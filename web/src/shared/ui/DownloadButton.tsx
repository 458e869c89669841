import { Button, type ButtonProps } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fetchFile } from '../api/fetchFile';
import { download } from '../table/csv';
import { ProblemNote } from './ProblemNote';

interface DownloadButtonProps extends ButtonProps {
  /** Where a service makes the file. */
  href: string;
  children: ReactNode;
}

/** Fetches a file that a service makes, in the reader's language; a link would send that of the browser. */
export function DownloadButton({ href, children, ...button }: DownloadButtonProps) {
  const fetching = useMutation({
    mutationFn: () => fetchFile(href),
    onSuccess: ({ name, content }) => download(name, content),
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
        {...button}
        loading={fetching.isPending}
        onClick={() => fetching.mutate()}
      >
        {children}
      </Button>
      {fetching.isError && <ProblemNote problem={fetching.error} onRetry={() => fetching.mutate()} />}
    </>
  );
}
