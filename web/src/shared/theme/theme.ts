import { createTheme, type MantineColorsTuple } from '@mantine/core';

/*
 * Each colour is ten steps of one hue at even lightness (OKLCH), so that a step has the same weight in every
 * colour: white on step 7 is at least 6:1, step 9 on step 1 at least 10:1.
 */
const pine: MantineColorsTuple = [
  '#ecfbf5',
  '#d9f4ea',
  '#bee7d9',
  '#9cd6c2',
  '#76bfa8',
  '#51a48c',
  '#2a886f',
  '#076c56',
  '#025644',
  '#044133',
];
const honey: MantineColorsTuple = [
  '#fff5e9',
  '#fee9d0',
  '#f7d6b0',
  '#eabf8a',
  '#d8a35e',
  '#bf8534',
  '#a16800',
  '#7f5100',
  '#664000',
  '#4d2f00',
];
const red: MantineColorsTuple = [
  '#fff4f2',
  '#ffe7e3',
  '#fed0c9',
  '#feb0a6',
  '#f88a7d',
  '#e0685c',
  '#c2473d',
  '#a02d26',
  '#81221c',
  '#621914',
];
const green: MantineColorsTuple = [
  '#eefbef',
  '#dcf4df',
  '#c2e8c6',
  '#a4d6aa',
  '#80c089',
  '#5ea569',
  '#3c894b',
  '#246d35',
  '#1a5728',
  '#13411e',
];
const blue: MantineColorsTuple = [
  '#f0f8ff',
  '#dfefff',
  '#c1e0ff',
  '#a1ccf6',
  '#7eb3e7',
  '#5b97cf',
  '#3b7ab3',
  '#236094',
  '#194c77',
  '#12395a',
];
const plum: MantineColorsTuple = [
  '#fff3fb',
  '#ffe3f6',
  '#f8ceea',
  '#ebb3da',
  '#d895c4',
  '#bf76aa',
  '#a2588e',
  '#844072',
  '#6a315b',
  '#502545',
];
const gray: MantineColorsTuple = [
  '#fbf9f6',
  '#f5f2ee',
  '#ebe7e2',
  '#dedad3',
  '#cbc7bf',
  '#a5a199',
  '#706b64',
  '#56524b',
  '#3f3b36',
  '#282622',
];
const dark: MantineColorsTuple = [
  '#e1ddd8',
  '#cac7c1',
  '#aba7a1',
  '#83807a',
  '#534f4a',
  '#3c3934',
  '#2d2b27',
  '#22201c',
  '#1a1815',
  '#110f0d',
];

/** What pages paint with: one name, one value per scheme. */
export const colours = {
  light: {
    '--k-page': gray[0],
    '--k-surface': '#ffffff',
    '--k-sunken': gray[1],
    '--k-line': gray[3],
    '--k-field-line': '#8f8b84',
    '--k-dim': '#645f58',
    '--k-accent': pine[7],
    '--k-accent-soft': pine[1],
    '--k-on-accent-soft': pine[9],
    '--k-bar': pine[5],
    '--k-focus': blue[6],
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': gray[9],
    '--mantine-color-default-color': gray[9],
    '--mantine-color-default-border': gray[3],
    '--mantine-color-dimmed': '#645f58',
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': red[7],
    '--mantine-color-success': green[7],
    '--mantine-color-disabled-color': gray[6],
  },
  dark: {
    '--k-page': dark[8],
    '--k-surface': dark[7],
    '--k-sunken': dark[9],
    '--k-line': dark[5],
    '--k-field-line': dark[3],
    '--k-dim': dark[2],
    '--k-accent': pine[4],
    '--k-accent-soft': '#0f3b31',
    '--k-on-accent-soft': pine[1],
    '--k-bar': pine[6],
    '--k-focus': blue[4],
    '--mantine-color-body': dark[7],
    '--mantine-color-default-border': dark[4],
    '--mantine-color-error': red[4],
    '--mantine-color-success': green[4],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-disabled-color': dark[2],
  },
};

/** No font is loaded: these are on the machines already, and all of them have the Kazakh letters. */
const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif';

const field = { defaultProps: { size: 'md' } };
// The list itself scrolls (base.css), so that it belongs to its field for a screen reader.
const chooser = { defaultProps: { size: 'md', withScrollArea: false } };
const overPage = {
  // Scroll is held by base.css: the library would inject a <style> for it.
  defaultProps: { lockScroll: false, centered: true, padding: 'lg', radius: 'lg' },
};

export const theme = createTheme({
  colors: {
    pine,
    honey,
    yellow: honey,
    orange: honey,
    red,
    green,
    teal: pine,
    blue,
    plum,
    grape: plum,
    gray,
    dark,
  },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 7 },
  black: gray[9],
  fontFamily,
  headings: {
    fontFamily,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '16px', xl: '24px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle', color: 'gray' } },
    CloseButton: { defaultProps: { size: 44, iconSize: 22 } },
    // As high as its field, it would cover the field's edge with the ground that the library gives it.
    InputClearButton: { defaultProps: { iconSize: 20, style: { pointerEvents: 'all', background: 'none' } } },
    TextInput: field,
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
    // The library's own arrows are half a finger high; a keyboard of digits and the arrow keys do the same.
    NumberInput: { defaultProps: { size: 'md', hideControls: true } },
    Select: chooser,
    MultiSelect: chooser,
    Autocomplete: chooser,
    NativeSelect: field,
    TagsInput: chooser,
    DateInput: field,
    DateTimePicker: field,
    Checkbox: field,
    Radio: field,
    Switch: field,
    SegmentedControl: field,
    Anchor: { defaultProps: { underline: 'always' } },
    Table: { defaultProps: { verticalSpacing: 'sm' } },
    Modal: overPage,
    Drawer: overPage,
    Tooltip: {
      defaultProps: { events: { hover: true, focus: true, touch: true }, multiline: true, maw: 320 },
    },
    Progress: { defaultProps: { size: 'lg', radius: 'xl' } },
    Skeleton: { defaultProps: { radius: 'md' } },
  },
});
