"""What Streamlit is given of a component of ours: a few lines that fetch the rest from the app."""


def stub(address: str) -> str:
    """The JavaScript that mounts the module at `address`, relative to the page.

    It spans several lines because a one-line string with a path in it is taken for a file.
    """
    return """
export default (mount) => {
  let leave = null, gone = false;
  import(new URL("ADDRESS", document.baseURI).href).then((module) => {
    if (!gone) leave = module.default(mount);
  });
  return () => { gone = true; leave?.(); };
}
""".replace("ADDRESS", address)
