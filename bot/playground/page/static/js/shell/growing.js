// A field that is as tall as what stands in it.
import { useLayoutEffect } from "../../vendor/preact.js";

export function useGrowing(field, text) {
  useLayoutEffect(() => {
    field.current.style.height = "auto";
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [text]);
}
