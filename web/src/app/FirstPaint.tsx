/** The same as index.html shows until the scripts are there. */
export function FirstPaint() {
  return <p className="first-paint">Копилка</p>;
}
