/** A plugin for mirnet: an observer that tracks runs with MLflow. */
package org.example.mlflow;
