/** What approvals rest on: the API server's guards, people's rights, its clock. */
@NullMarked
package dev.sluice.app.approval;

import org.jspecify.annotations.NullMarked;
