package io.broadside.worker.simulation;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Iterator;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * Database drivers of a bundle, made known to Gatling's {@code jdbcFeeder}: Java gives a driver
 * only to callers whose class loader knows it, and Gatling's is not the bundle's.
 *
 * @param driver the bundle's own
 */
record Drivers(Driver driver) implements Driver {

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Drivers.class);
  private static final String SERVICES = "META-INF/services/java.sql.Driver";

  /** Registers all that the loader finds as services; one that does not work is passed over. */
  static void register(ClassLoader loader) {
    if (loader.getResource(SERVICES) == null) {
      return;
    }
    Iterator<Driver> found = ServiceLoader.load(Driver.class, loader).iterator();
    while (true) {
      try {
        if (!found.hasNext()) {
          return;
        }
        DriverManager.registerDriver(new Drivers(found.next()));
      } catch (SQLException | ServiceConfigurationError e) {
        LOG.warn("A database driver that the simulation brings cannot be used: {}", e.getMessage());
      }
    }
  }

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    return driver.connect(url, info);
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return driver.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    return driver.getPropertyInfo(url, info);
  }

  @Override
  public int getMajorVersion() {
    return driver.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return driver.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return driver.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return driver.getParentLogger();
  }
}
