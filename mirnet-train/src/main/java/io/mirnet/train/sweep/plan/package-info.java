/**
 * From a sweep file to trials: axes, settings, budgets, all resolved and checked. Writes nothing
 * and runs no trial.
 */
package io.mirnet.train.sweep.plan;
