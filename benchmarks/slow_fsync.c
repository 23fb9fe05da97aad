/* A disk that takes SLOW_FSYNC_MS for every flush, for whoever is started with this library preloaded. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static int slowly(const char *name, int fd) {
    const char *wait = getenv("SLOW_FSYNC_MS");
    usleep((wait ? atoi(wait) : 200) * 1000);
    return ((int (*)(int))dlsym(RTLD_NEXT, name))(fd);
}

int fsync(int fd) { return slowly("fsync", fd); }
int fdatasync(int fd) { return slowly("fdatasync", fd); }
