/// The course that travels inside the binary. Its files are written here at build time by the EmbedCourse
/// plugin; the module holds nothing else, so that a changed lesson recompiles only this.
public enum EmbeddedCourse {}
