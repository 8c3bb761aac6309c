/** What a picture needs to look the same outside the page, whose style sheets it leaves behind. */
const KEPT = ['fill', 'stroke', 'font-family', 'font-size', 'font-weight', 'text-anchor'] as const;
/** Pixels a unit, so that it is sharp on a dense screen. */
const SCALE = 2;

/** A picture of the page as a file of its own: its colours written out, on the ground it stands on. */
export function svgText(svg: SVGSVGElement): string {
  const { width, height } = svg.getBoundingClientRect();
  const copy = document.importNode(svg, true);
  const copies = [...copy.querySelectorAll('*')];
  for (const [at, element] of [...svg.querySelectorAll('*')].entries()) {
    const copied = copies[at];
    if (!copied) continue;
    const style = getComputedStyle(element);
    for (const name of KEPT) copied.setAttribute(name, style.getPropertyValue(name));
    copied.removeAttribute('class');
  }
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const box = svg.viewBox.baseVal;
  for (const [name, value] of [
    ['x', box.x],
    ['y', box.y],
    ['width', box.width],
    ['height', box.height],
  ] as const)
    ground.setAttribute(name, String(value));
  ground.setAttribute('fill', groundOf(svg));
  copy.prepend(ground);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.removeAttribute('class');
  return new XMLSerializer().serializeToString(copy);
}

/** The colour behind an element: that of the nearest one around it that has any. */
function groundOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (colour !== 'rgba(0, 0, 0, 0)' && colour !== 'transparent') return colour;
  }
  return 'white';
}

/** The same as PNG. */
export async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * SCALE);
  canvas.height = Math.ceil(height * SCALE);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made.'))));
  });
}
