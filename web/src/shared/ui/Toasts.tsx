import '@mantine/notifications/styles.layer.css';
import { Notifications } from '@mantine/notifications';
import classes from './Toasts.module.css';

/** Where toasts appear: under the phone's header, below at a desk. Loaded with the first of them. */
export default function Toasts() {
  return (
    <Notifications
      position="bottom-center"
      containerWidth={480}
      classNames={{ root: classes.root, notification: classes.toast }}
    />
  );
}
