package io.vtool.multipath.daemon;

import io.vtool.multipath.map.MapNames;
import io.vtool.multipath.map.MapReader;
import io.vtool.multipath.map.MapWriter;
import io.vtool.multipath.map.PathReader;

/**
 * What multipathd works with.
 *
 * @param names names of maps
 * @param paths finds and checks paths
 * @param reader reads device-mapper
 * @param writer writes device-mapper
 */
record DaemonParts(MapNames names, PathReader paths, MapReader reader, MapWriter writer) {}
