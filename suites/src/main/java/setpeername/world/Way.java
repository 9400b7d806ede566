package setpeername.world;

/**
 * One way that a script may go on a flavour.
 *
 * @param returns the number of the list of what its calls return
 * @param state where it leads
 */
record Way(int returns, Automaton.State state) {
}
