// Numbers as the pages write them: whole from 100 on, one decimal from 10 on, two from 1 on, below that two that are not zero.
{
  // More digits behind the point than any of our numbers has: with them it is exact.
  const EXACT = 60;

  const grouped = (text) => text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));

  // As the build rounds: what lies exactly in the middle goes to the even digit.
  const fixed = (value, decimals) => {
    const text = value.toFixed(decimals);
    if (!value.toFixed(decimals + 1).endsWith("5")) return text;
    const exact = value.toFixed(decimals + EXACT);
    const [down, rest] = [exact.slice(0, -EXACT).replace(/\.$/, ""), exact.slice(-EXACT)];
    return /^50*$/.test(rest) && /[02468]$/.test(down) ? down : text;
  };

  const trimmed = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

  const signed = (text) => text.replace("-", "−");

  const decimalsOf = (size) => {
    if (size === 0 || size >= 100) return 0;
    if (size >= 10) return 1;
    if (size >= 0.1) return 2;
    return size >= 0.01 ? 3 : 4;
  };

  const number = (value) => {
    const text = trimmed(fixed(value, decimalsOf(Math.abs(value))));
    return signed(grouped(text === "-0" ? "0" : text));
  };

  // Within an equation: three digits that are not zero below 1, since it is multiplied.
  const term = (value) => {
    const size = Math.abs(value);
    if (size === 0 || size >= 1) return number(value);
    return signed(trimmed(fixed(value, 2 - Math.max(Math.floor(Math.log10(size)), -12))));
  };

  // A share in per cent, without the sign for it.
  const percent = (share) => {
    const value = share * 100;
    if (value >= 1 || value === 0) return fixed(value, 0);
    return value >= 0.1 ? fixed(value, 1) : number(value);
  };

  globalThis.numbers = { number, term, percent, grouped };
}
