/** A picture as a file: the drawing with the colours that are seen. */

/** The drawing as a file of its own: what the theme's variables stand for is written into it. */
export function svgOf(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const seen = getComputedStyle(originals[index] as Element);
    for (const attribute of ['fill', 'stroke'])
      if (/var\(|currentColor/i.test(element.getAttribute(attribute) ?? ''))
        element.setAttribute(attribute, seen.getPropertyValue(attribute));
    for (const gone of ['tabindex', 'role', 'aria-roledescription', 'class']) element.removeAttribute(gone);
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('font-family', 'sans-serif');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** The drawing as pixels, twice as fine as on the screen; in base 64. */
export async function pngOf(svg: SVGSVGElement): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * Number(svg.getAttribute('width') ?? image.width);
  canvas.height = 2 * Number(svg.getAttribute('height') ?? image.height);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}
