/**
 * The built-in schedules of the learning rate and of the patches: functions of the iteration, so
 * that a resumed run needs no state. Nothing depends on this package.
 */
package io.mirnet.train.schedule;
