import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** What a right click offers where text can be edited or is selected; elsewhere the page has menus of its own. */
export function offerContextMenus(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_menuEvent, { isEditable, selectionText, editFlags }) => {
      const copy: MenuItemConstructorOptions = { role: 'copy', enabled: editFlags.canCopy };
      const items: MenuItemConstructorOptions[] = isEditable
        ? [
            { role: 'undo', enabled: editFlags.canUndo },
            { role: 'redo', enabled: editFlags.canRedo },
            { type: 'separator' },
            { role: 'cut', enabled: editFlags.canCut },
            copy,
            { role: 'paste', enabled: editFlags.canPaste },
            { type: 'separator' },
            { role: 'selectAll', enabled: editFlags.canSelectAll },
          ]
        : selectionText.trim() === ''
          ? []
          : [copy];
      if (items.length > 0) Menu.buildFromTemplate(items).popup();
    });
  });
}
