import { Alert, Button, CopyButton, Group, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Invitation } from './queries';

/** A link just made: it is shown this once, to be handed on. */
export function InvitationLink({ invitation: { name, login, link } }: { invitation: Invitation }) {
  const { t } = useTranslation('people');
  return (
    <Alert
      role="status"
      color="pine"
      icon={<IconMail aria-hidden />}
      title={t('invite.made', { name })}
      mb="lg"
    >
      {login ? t('invite.hand', { login }) : t('invite.handLink')}
      <Group align="flex-end" mt="sm" gap="sm">
        <TextInput
          label={t('invite.link')}
          readOnly
          value={link}
          flex={1}
          miw={0}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
              onClick={copy}
            >
              {t(copied ? 'invite.copied' : 'invite.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
