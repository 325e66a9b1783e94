/*
 * Counts the syncs of SQLite's write-ahead log in a process that is started with this library preloaded. The count is
 * kept in the first eight bytes of the file that MENJIN_SYNC_COUNTER names, so that the process itself can read it.
 * A sync counts once it has succeeded.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static _Atomic unsigned long long *counter;

__attribute__((constructor)) static void open_counter(void) {
    const char *name = getenv("MENJIN_SYNC_COUNTER");
    if (name == NULL) {
        return;
    }
    int file = open(name, O_RDWR);
    if (file < 0) {
        return;
    }
    void *memory = mmap(NULL, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (memory != MAP_FAILED) {
        counter = memory;
    }
}

static int is_log(int file) {
    char link[64];
    char path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path);
    return length > 4 && memcmp(path + length - 4, "-wal", 4) == 0;
}

static int counted(const char *name, int file) {
    int (*real)(int) = (int (*)(int)) dlsym(RTLD_NEXT, name);
    int result = real(file);
    if (result == 0 && counter != NULL && is_log(file)) {
        atomic_fetch_add(counter, 1);
    }
    return result;
}

int fsync(int file) {
    return counted("fsync", file);
}

int fdatasync(int file) {
    return counted("fdatasync", file);
}
