/** The same run as results for Allure, and Allure's own report on them. */
package setpeername.report.allure;
