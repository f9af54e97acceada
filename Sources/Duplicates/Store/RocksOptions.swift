import CRocksDB

/// The options of one database, and what must live as long as it does.
final class RocksOptions: @unchecked Sendable {
  /// Not changed after the database was opened.
  let handle: OpaquePointer
  let expiry = RocksExpiry()
  private let filter: OpaquePointer?
  private let memory: RocksMemory

  init(layout: RocksStore.Layout, memory: RocksMemory) {
    self.memory = memory
    handle = rocksdb_options_create()
    // The store flushes at its close itself, where there is room. It writes in the order of the keys: the place of the last
    // key that begins alike is where the search for the next one begins. A byte more than the number of the partition: the
    // hints are of the entries, and librocksdb would take them for deletions of ranges, which begin with the number alone.
    let chosen =
      "avoid_flush_during_shutdown=true;"
      + "memtable_insert_with_hint_prefix_extractor=fixed:\(RocksStore.Layout.partitionBytes + 1)"
    var failure: UnsafeMutablePointer<CChar>?
    rocksdb_get_options_from_string(handle, chosen, handle, &failure)
    if let failure { preconditionFailure(String(cString: failure)) }
    filter = expiry.makeFilter()
    rocksdb_options_set_create_if_missing(handle, 1)
    rocksdb_options_set_compaction_filter(handle, filter)
    rocksdb_options_set_compression(handle, Int32(rocksdb_lz4_compression))
    rocksdb_options_set_write_buffer_size(handle, memory.writeBuffer)
    rocksdb_options_set_max_write_buffer_number(handle, 2)
    rocksdb_options_set_target_file_size_base(handle, 32 << 20)
    rocksdb_options_set_max_bytes_for_level_base(handle, 256 << 20)
    rocksdb_options_set_level_compaction_dynamic_level_bytes(handle, 1)
    rocksdb_options_set_max_open_files(handle, 256)
    rocksdb_options_set_max_background_jobs(handle, 2)
    rocksdb_options_set_keep_log_file_num(handle, 2)
    rocksdb_options_set_info_log_level(handle, 3)
    rocksdb_options_set_stats_dump_period_sec(handle, 0)
    // A bucket or an article is a prefix: most keys are new, and its filter answers that without a read.
    rocksdb_options_set_prefix_extractor(handle, rocksdb_slicetransform_create_fixed_prefix(layout.prefixBytes))
    // In memory, too.
    rocksdb_options_set_memtable_prefix_bloom_size_ratio(handle, 0.1)
    let table = rocksdb_block_based_options_create()
    defer { rocksdb_block_based_options_destroy(table) }
    rocksdb_block_based_options_set_block_cache(table, memory.cache)
    rocksdb_block_based_options_set_cache_index_and_filter_blocks(table, 1)
    rocksdb_block_based_options_set_filter_policy(table, rocksdb_filterpolicy_create_bloom_full(10))
    rocksdb_block_based_options_set_whole_key_filtering(table, 0)
    rocksdb_block_based_options_set_format_version(table, 5)
    rocksdb_options_set_block_based_table_factory(handle, table)
  }

  deinit {
    rocksdb_options_destroy(handle)
    if let filter { rocksdb_compactionfilter_destroy(filter) }
  }
}
