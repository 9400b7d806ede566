/**
 * Runs in, page out: reads the observations of a run, compares them with what is recorded of the platform, and writes the page, the same
 * facts as JSON, and results for Allure. Reads and writes files, and opens no socket.
 */
package setpeername.report;
