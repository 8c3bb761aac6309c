import { Button, type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import controls from './controls.module.css';

/** Mantine wants ten shades; the interface uses its own tokens and Mantine's colours only inside Mantine. */
const accent: MantineColorsTuple = [
  '#e3f7f4',
  '#c8eee8',
  '#9fe2d8',
  '#76d5c8',
  '#4fc6b8',
  '#2fae9f',
  '#1b9688',
  '#0b7f73',
  '#07675d',
  '#044f48',
];

/** Id of the element that menus, lists and dialogs are drawn into: within the page's main part, as what they belong to. */
export const LAYERS = 'layers';

/** What is written in, with its words around it. */
const field = {
  defaultProps: { size: 'xs' },
  classNames: {
    input: controls.input,
    label: controls.fieldLabel,
    description: controls.description,
    error: controls.error,
  },
};

/** What a field offers to choose from. The list itself scrolls: an area around it would be one that no key reaches. */
const list = {
  defaultProps: { withScrollArea: false },
  classNames: {
    dropdown: controls.dropdown,
    options: controls.options,
    option: controls.option,
    groupLabel: controls.groupLabel,
  },
};

/** What opens beside its button is no higher than there is room for it, and scrolls. */
const fitting = { middlewares: { size: { padding: 8 } } };

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  colors: { accent },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Portal: { defaultProps: { target: `#${LAYERS}` } },
    Menu: {
      // The first item has the focus, not an element without a name.
      defaultProps: { ...fitting, withInitialFocusPlaceholder: false },
      classNames: { dropdown: controls.floating, item: controls.option, label: controls.groupLabel },
    },
    Popover: { defaultProps: fitting, classNames: { dropdown: controls.floating } },
    Button: Button.extend({
      defaultProps: { variant: 'default', size: 'compact-sm' },
      classNames: { root: controls.button, label: controls.buttonLabel },
    }),
    Checkbox: { classNames: { body: controls.checkBody } },
    Modal: { classNames: { inner: controls.modalInner } },
    Tabs: { classNames: { list: controls.tabList, tab: controls.tab } },
    SegmentedControl: {
      defaultProps: { withItemsBorders: false },
      classNames: {
        root: controls.segments,
        indicator: controls.segmentIndicator,
        label: controls.segmentLabel,
      },
    },
    TextInput: field,
    PasswordInput: {
      ...field,
      classNames: { ...field.classNames, innerInput: controls.innerInput, visibilityToggle: controls.toggle },
    },
    Textarea: field,
    Switch: { classNames: { track: controls.track, label: controls.switchLabel } },
    Autocomplete: {
      defaultProps: { ...field.defaultProps, ...list.defaultProps },
      classNames: { ...field.classNames, ...list.classNames },
    },
    Select: {
      defaultProps: list.defaultProps,
      classNames: { ...field.classNames, ...list.classNames, input: controls.select },
    },
    Tooltip: { classNames: { tooltip: controls.tooltip } },
  },
});

const tokens = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-placeholder': 'var(--faint)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: tokens, dark: tokens });
