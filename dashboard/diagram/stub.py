"""What Streamlit is given of a component of ours: a few lines that fetch the rest from the app."""


def stub(address: str) -> str:
    """The JavaScript that mounts the module at `address`, relative to the page.

    It spans several lines because a one-line string with a path in it is taken for a file.
    """
    return """
export default (mount) => {
  let leave = null, gone = false;
  import(new URL("ADDRESS", document.baseURI).href).then((module) => {
    if (!gone) leave = module.default({ ...mount, data: mount.data?.[0] });
  });
  return () => { gone = true; leave?.(); };
}
""".replace("ADDRESS", address)


def sent(data: dict) -> list[dict]:
    """What a component is told, as the module at its address takes it.

    In a list Streamlit does not look for data frames among the values of a dictionary, which took a
    tenth of every rerun.
    """
    return [data]
