import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFinds } from '../axe.ts';
import { useGridStage } from './grid-stage.ts';

const stage = useGridStage();

const cellAt = (page: Page, row: number, column: number) =>
  page.locator(`[aria-rowindex="${row + 2}"] > [aria-colindex="${column + 2}"]`);

/** Boxes of elements that are there once, by their selectors. */
const boxes = (page: Page, selectors: string[]) =>
  page.evaluate(
    (selectors) =>
      selectors.map((selector) => {
        const { top, left, bottom, right } = document.querySelector(selector)!.getBoundingClientRect();
        return { top, left, bottom, right };
      }),
    selectors,
  );

describe('100,000 rows', () => {
  test('are scrolled with few in the page, and say their numbers', async () => {
    const { page, at, go, press } = await stage.open('?rows=100000');
    const rows = page.locator('.grid-body > [role="row"]');
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('100001');
    for (const to of [1_000_000, 2_000_000, 0, 500_000]) {
      await page.locator('.grid-scroll').evaluate((one, to) => one.scrollTo(0, to), to);
      // No gap: what one sees is rows from the head to the end.
      const [head, view] = await boxes(page, ['.grid-head', '.grid-scroll']);
      const ends = [(head?.bottom ?? 0) + 3, (view?.bottom ?? 0) - 3];
      const areRows = () =>
        page.evaluate(
          (ends) =>
            ends.map((y) => document.elementFromPoint(100, y)?.closest('.grid-body > .grid-row') !== null),
          ends,
        );
      await expect.poll(areRows).toEqual([true, true]);
      expect(await rows.count()).toBeLessThan(60);
    }
    const indices = await rows.evaluateAll((all) =>
      all.map((row) => Number(row.getAttribute('aria-rowindex'))),
    );
    expect(indices).toEqual(indices.toSorted((one, other) => one - other));

    await go(0, 0);
    await press('Control+End');
    expect(await at()).toEqual([99_999, 6]);
    expect(await rows.last().getAttribute('aria-rowindex')).toBe('100001');
    expect(await rows.last().getByRole('rowheader').textContent()).toBe('100001');
    expect(await rows.count()).toBeLessThan(60);
  });

  test('the focus, and what is being edited, stays while it is out of sight', async () => {
    const { page, at, calls, go, press } = await stage.open('?rows=100000');
    await go(3, 3);
    await page.keyboard.type('78 tri');
    await page.locator('.grid-scroll').evaluate((one) => one.scrollTo(0, 900_000));
    await expect.poll(() => page.locator('.grid-note').isVisible()).toBe(false);
    expect(await at()).toEqual([3, 3]);
    await page.locator('.grid-scroll').evaluate((one) => one.scrollTo(0, 0));
    await page.keyboard.type('ệu');
    await press('Enter');
    expect(await calls()).toEqual([['edit', 3, 3, '78 triệu']]);
    await page.locator('.grid-scroll').evaluate((one) => one.scrollTo(0, 900_000));
    await press('ArrowDown');
    expect(await at()).toEqual([5, 3]);
    expect(await cellAt(page, 5, 3).isVisible()).toBe(true);
  });
});

describe('what is wrong', () => {
  test('is marked, described and shown at the cell, and said after an edit', async () => {
    const { page, go, press, owner } = await stage.open();
    const cell = cellAt(page, 1, 2);
    await go(1, 2);
    await page.keyboard.type('76,5 triệu');
    await press('Enter');
    const said = '“76,5 triệu” is not a number. Write digits only, without separators: 76500000.';
    expect(await page.getByRole('status').textContent()).toContain(`value, Line 3: ${said}`);
    expect(await page.locator('[aria-invalid]').count()).toBe(1);
    expect(await page.locator('.grid-note').isVisible()).toBe(false);

    await press('ArrowUp');
    const described = (id: string) => page.locator(`#${id}`).textContent();
    for (const one of [cell, page.locator('.grid-field:focus')]) {
      expect(await one.getAttribute('aria-invalid')).toBe('true');
      expect(await described((await one.getAttribute('aria-describedby')) ?? '')).toContain(
        `edited; Problems: ${said}`,
      );
    }
    // Heard once, though the text and the field are in the cell.
    expect(
      await page.getByRole('row', { name: '3 tiktok 2023 76,5 triệu 76.5 million', exact: true }).count(),
    ).toBe(1);
    const note = page.locator('.grid-note');
    expect(await note.isVisible()).toBe(true);
    expect(await note.textContent()).toContain(said);
    const [at, shown] = await boxes(page, ['[aria-rowindex="3"] > [aria-colindex="4"]', '.grid-note']);
    expect(shown?.top).toBeGreaterThanOrEqual(at?.bottom ?? 0);
    expect(shown?.top).toBeLessThan((at?.bottom ?? 0) + 8);
    expect(shown?.left).toBe(at?.left);

    // It can be put away, and comes back; while one edits, it says what the column holds, too.
    await press('Escape');
    expect(await note.isVisible()).toBe(false);
    await press('ArrowUp ArrowDown');
    await note.click();
    expect(await note.isVisible()).toBe(false);
    await press('F2');
    expect(await note.textContent()).toContain('A plain number in the measure’s unit.');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('76500000');
    await press('Enter');
    expect(await page.locator('[aria-invalid]').count()).toBe(0);

    await owner.evaluate((it) => it.set(4, 0, ''));
    await go(4, null);
    expect(await page.locator('[role="rowheader"][aria-invalid="true"]:focus').textContent()).toContain(
      'This row has no subject.',
    );
    expect(await note.textContent()).toContain('This row has no subject.');
    await go(-1, 3);
    expect(await note.textContent()).toBe('The figure as printed.');
  });

  test.each([
    [320, 500],
    [1280, 800],
  ])('at %i px, neither heads nor the note lie on the current cell', async (width, height) => {
    const { page, go, owner, press } = await stage.open('', { viewport: { width, height } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await owner.evaluate((it) => {
      for (const row of [0, 20, 39]) it.set(row, 2, 'sai');
    });
    for (const [row, column] of [
      [20, 2],
      [0, 5],
      [39, 2],
      [19, 0],
      [0, 2],
    ] as const) {
      await go(row, column);
      await press('ArrowUp ArrowLeft ArrowDown ArrowRight');
      const cell = `[aria-rowindex="${row + 2}"] > [aria-colindex="${column + 2}"]`;
      const [at, head, lines, view] = await boxes(page, [
        cell,
        '.grid-head',
        '.grid-head > :first-child',
        '.grid-scroll',
      ]);
      if (!at || !head || !lines || !view) throw new Error('Something is missing.');
      // The heads of the table come first when one goes up to them.
      expect(at.top).toBeGreaterThanOrEqual(head.bottom - 0.5);
      expect(at.left).toBeGreaterThanOrEqual(lines.right - 0.5);
      expect(at.right).toBeLessThanOrEqual(view.right + 0.5);
      expect(at.bottom).toBeLessThanOrEqual(Math.min(height, view.bottom) + 0.5);
      const note = page.locator('.grid-note');
      if (column !== 2) continue;
      const box = await note.boundingBox();
      if (!box) throw new Error('There is no note.');
      expect(box.y >= at.bottom || box.y + box.height <= at.top).toBe(true);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      // It goes along with its cell, at each step.
      const apart = await page.evaluate(
        async ([cell, step]) => {
          const steps: number[] = [];
          for (const by of [0, step, step]) {
            document.querySelector('.grid-scroll')!.scrollBy(0, by);
            await new Promise((resolve) => requestAnimationFrame(resolve));
            const [one, other] = [cell, '.grid-note'].map((name) => document.querySelector(name)!);
            steps.push(one!.getBoundingClientRect().top - other!.getBoundingClientRect().top);
          }
          return steps;
        },
        [cell, row === 0 ? 3 : -3] as const,
      );
      expect(new Set(apart.map(Math.round)).size).toBe(1);
    }
  });
});

describe('for everyone', () => {
  test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (colorScheme) => {
    const { page, complaints, go, owner, press } = await stage.open('', { colorScheme });
    const violations = () => axeFinds(page, { rules: { region: false, 'target-size': true } });
    await owner.evaluate((it) => {
      it.set(1, 2, 'sai');
      it.set(3, 0, '');
    });
    expect(await violations()).toEqual([]);
    await go(1, 2);
    expect(await violations()).toEqual([]);
    await press('F2');
    expect(await violations()).toEqual([]);
    await press('Escape Shift+ArrowDown Shift+ArrowDown Shift+ArrowLeft Shift+ArrowLeft');
    expect(await violations()).toEqual([]);
    await go(3, null);
    expect(await violations()).toEqual([]);
    await go(-1, 2);
    expect(await violations()).toEqual([]);
    expect(complaints).toEqual([]);

    const sizes = await page.evaluate(() => ({
      type: Math.min(
        ...[...document.querySelectorAll('.grid-box :is(span, p, button, .grid-field)')].map((one) =>
          Number.parseFloat(getComputedStyle(one).fontSize),
        ),
      ),
      target: Math.min(
        ...[...document.querySelectorAll('.grid-cell, .grid-box button, .grid-resize')].flatMap((one) => {
          const { width, height } = one.getBoundingClientRect();
          return [width, height];
        }),
      ),
    }));
    expect(sizes.type).toBeGreaterThanOrEqual(12);
    expect(sizes.target).toBeGreaterThanOrEqual(24);
  });

  test('in forced colours too, one sees what is wrong, chosen and current', async () => {
    const { page, go, owner, press } = await stage.open('', { forcedColors: 'active' });
    await owner.evaluate((it) => it.set(1, 2, 'sai'));
    await go(5, 1);
    await press('Shift+ArrowDown');
    const styles = (row: number, column: number, part?: string) =>
      cellAt(page, row, column).evaluate((one, part) => {
        const { backgroundColor, backgroundImage, outlineWidth, content } = getComputedStyle(one, part);
        return { backgroundColor, backgroundImage, outlineWidth, content };
      }, part);
    expect((await styles(1, 2, '::after')).backgroundImage).toContain('gradient');
    expect((await styles(1, 2, '::before')).content).toBe('""');
    expect((await styles(5, 1)).backgroundColor).not.toBe((await styles(4, 1)).backgroundColor);
    expect((await styles(6, 1)).outlineWidth).toBe('2px');
  });
});
