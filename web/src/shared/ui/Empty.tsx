import { Text } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import classes from './Empty.module.css';

interface EmptyProps {
  icon?: ComponentType<{ size?: number; stroke?: number }>;
  /** What will be here. */
  title?: string;
  /** How it comes to be here. */
  text: ReactNode;
  /** The first step. */
  action?: ReactNode;
}

/** A place with nothing in it yet: says what will be here and offers the first step. */
export function Empty({ icon: Icon, title, text, action }: EmptyProps) {
  return (
    <div className={classes.empty}>
      {Icon && (
        <span className={classes.icon} aria-hidden>
          <Icon size={32} stroke={1.5} />
        </span>
      )}
      {title && (
        <Text fw={650} size="lg">
          {title}
        </Text>
      )}
      <Text maw="48ch">{text}</Text>
      {action}
    </div>
  );
}
