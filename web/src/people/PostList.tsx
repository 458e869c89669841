import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { written } from './days';
import { type Post, useCatalogue } from './queries';
import classes from './PersonPage.module.css';

/** Where somebody works, to be read. */
export function PostList({ posts }: { posts: Post[] }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const positions = useCatalogue('position');
  const categories = useCatalogue('category');
  return (
    <ul className={classes.posts}>
      {posts.map((post) => (
        <li key={post.institution + post.position}>
          <Text fw={650}>{positions.name(post.position)}</Text>
          <Anchor component={Link} to={`/network/${post.institution}`}>
            {post.institutionName}
          </Anchor>
          {post.category && (
            <Text c="dimmed">
              {categories.name(post.category)}
              {post.categorySince && `, ${t('since', { day: written(post.categorySince) })}`}
            </Text>
          )}
          {post.partTime && <StatusBadge tone="plain">{t('partTime')}</StatusBadge>}
          {post.until && (
            <StatusBadge tone="warning">{t('until', { day: format.shortDate(post.until) })}</StatusBadge>
          )}
          {post.remark && <Text c="dimmed">{post.remark}</Text>}
        </li>
      ))}
    </ul>
  );
}
