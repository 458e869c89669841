import { Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useDocumentTitle } from './useDocumentTitle';
import classes from './Page.module.css';

interface PageProps {
  /** The question that the page answers. */
  title: string;
  /** One sentence under the title, if the title alone is not enough. */
  lead?: ReactNode;
  /** The one main action: beside the title at a desk, under the thumb on a phone. */
  action?: ReactNode;
  /** The page above this one. */
  back?: { to: string; label: string };
  /** Narrow for reading and forms, wide for tables. */
  width?: 'narrow' | 'wide';
  children: ReactNode;
}

let shown = false;

/** The frame of every page. */
export function Page({ title, lead, action, back, width = 'wide', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useDocumentTitle(title);

  useEffect(() => {
    // Whoever cannot see the page change hears its title; the very first page is announced by the browser.
    if (shown) {
      heading.current?.focus({ preventScroll: true });
    }
    shown = true;
  }, []);

  return (
    <div className={classes.page} data-width={width} data-action={action ? true : undefined}>
      <header className={classes.head}>
        <div className={classes.titles}>
          {back && (
            <Link className={classes.back} to={back.to}>
              <IconArrowLeft size={18} aria-hidden /> {back.label}
            </Link>
          )}
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {lead && <p className={classes.lead}>{lead}</p>}
        </div>
        {action && <div className={classes.action}>{action}</div>}
      </header>
      {children}
    </div>
  );
}
