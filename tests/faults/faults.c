/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each call has two names, one of them for files of more than 2 GiB. */
#undef _FILE_OFFSET_BITS

#include "faults.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

typedef enum
{
  OFF,
  FAIL,
  ROOM,
  CALL,
  CRUMBS,
} Mode;

static Mode mode;
static char roots[4 * PATH_MAX];
static guint n_steps, at_step;
static int fault;
static gboolean lasting, struck;
static gsize room;
static void (*call_func) (gpointer data);
static gpointer call_data;
static const char *call_then_fails;
static const char *where = "";
static char names[4096][16];

static void
start (Mode new_mode, const char *new_roots)
{
  g_strlcpy (roots, new_roots, sizeof roots);
  n_steps = 0;
  struck = FALSE;
  lasting = FALSE;
  at_step = 0;
  call_then_fails = NULL;
  mode = new_mode;
}

void
faults_fail (const char *new_roots, guint step, int errsv, gboolean is_lasting)
{
  start (FAIL, new_roots);
  at_step = step;
  fault = errsv;
  lasting = is_lasting;
}

void
faults_room (const char *new_roots, gsize new_room)
{
  start (ROOM, new_roots);
  room = new_room;
}

void
faults_call (const char *new_roots, guint step, void (*func) (gpointer data), gpointer data)
{
  start (CALL, new_roots);
  at_step = step;
  call_func = func;
  call_data = data;
}

void
faults_call_and_fail (const char *new_roots,
                      guint step,
                      void (*func) (gpointer data),
                      gpointer data,
                      const char *name,
                      int errsv)
{
  faults_call (new_roots, step, func, data);
  call_then_fails = name;
  fault = errsv;
}

void
faults_crumbs (const char *new_roots)
{
  start (CRUMBS, new_roots);
}

void
faults_crumbs_and_kill (const char *new_roots, guint step)
{
  start (CRUMBS, new_roots);
  at_step = step;
}

guint
faults_stop (void)
{
  mode = OFF;
  return n_steps;
}

gboolean
faults_struck (void)
{
  return struck;
}

const char *
faults_where (void)
{
  return where;
}

guint
faults_last (const char *name)
{
  for (guint step = MIN (n_steps, G_N_ELEMENTS (names)); step > 0; step--)
    if (strcmp (names[step - 1], name) == 0)
      return step;
  return 0;
}

__attribute__ ((constructor)) static void
read_environment (void)
{
  const char *folders = getenv ("SP_FAULTS_ROOTS");
  const char *step = getenv ("SP_FAULTS_STEP");
  const char *errsv = getenv ("SP_FAULTS_ERRNO");
  const char *space = getenv ("SP_FAULTS_ROOM");

  if (folders == NULL)
    return;
  if (space != NULL)
    faults_room (folders, strtoul (space, NULL, 10));
  else if (getenv ("SP_FAULTS_CRUMBS") != NULL)
    faults_crumbs_and_kill (folders, step != NULL ? (guint) strtoul (step, NULL, 10) : 0);
  else
    faults_fail (folders, step != NULL ? (guint) strtoul (step, NULL, 10) : 0,
                 errsv != NULL ? (int) strtol (errsv, NULL, 10) : 0,
                 getenv ("SP_FAULTS_LASTING") != NULL);
}

__attribute__ ((destructor)) static void
write_log (void)
{
  const char *path = getenv ("SP_FAULTS_LOG");
  char line[64];
  int fd;

  if (path == NULL || mode == OFF)
    return;
  mode = OFF;
  fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  snprintf (line, sizeof line, "%u %d %s\n", n_steps, struck, where);
  (void) !write (fd, line, strlen (line));
  close (fd);
}

/* "deleted" behind the name of one that is gone does no harm. */
static gboolean
is_below (const char *path)
{
  const char *root = roots;

  for (;;)
    {
      gsize length = strcspn (root, ":");

      if (length > 0 && strncmp (path, root, length) == 0 &&
          (path[length] == '/' || path[length] == '\0'))
        return TRUE;
      if (root[length] == '\0')
        return FALSE;
      root += length + 1;
    }
}

static gboolean
path_of_fd (int fd, char *path, gsize size)
{
  char link[64];
  gssize length;

  if (fd == AT_FDCWD)
    return getcwd (path, size) != NULL;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = syscall (SYS_readlinkat, AT_FDCWD, link, path, size - 1);
  if (length < 0)
    return FALSE;
  path[length] = '\0';
  return TRUE;
}

static gboolean
is_ours_at (int folder, const char *name)
{
  char path[2 * PATH_MAX];
  int errsv = errno;
  gboolean ours;

  if (mode == OFF)
    return FALSE;
  if (name[0] == '/')
    return is_below (name);
  ours = path_of_fd (folder, path, sizeof path) && is_below (path);
  errno = errsv;
  return ours;
}

static gboolean
is_ours (int fd)
{
  return is_ours_at (fd, "");
}

/* TRUE when the call must not be made; errno says why. */
static gboolean
strike (const char *name, gboolean makes_room)
{
  n_steps++;
  if (n_steps <= G_N_ELEMENTS (names))
    g_strlcpy (names[n_steps - 1], name, sizeof names[0]);
  if (mode == CALL && n_steps == at_step)
    {
      Mode before = mode;

      mode = OFF;
      call_func (call_data);
      mode = before;
      struck = TRUE;
      where = name;
      return FALSE;
    }
  if (mode == CALL && n_steps > at_step && g_strcmp0 (call_then_fails, name) == 0)
    {
      errno = fault;
      return TRUE;
    }
  if (mode == CRUMBS && n_steps == at_step)
    raise (SIGKILL);
  if (mode != FAIL || at_step == 0 || (lasting ? n_steps < at_step : n_steps != at_step))
    return FALSE;
  /* A full disk takes no more, but it lets go and can be read. */
  if (lasting && makes_room && (fault == ENOSPC || fault == EDQUOT || fault == EROFS))
    return FALSE;
  if (!struck)
    where = name;
  struck = TRUE;
  if (fault == FAULTS_KILL)
    raise (SIGKILL);
  errno = fault;
  return TRUE;
}

#define REAL(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

static gboolean
writes (int flags)
{
  return (flags & (O_CREAT | O_TRUNC)) != 0;
}

#define DEFINE_OPEN(name)                                                                          \
  int name (const char *path, int flags, ...)                                                      \
  {                                                                                                \
    mode_t permissions = 0;                                                                        \
                                                                                                   \
    if ((flags & (O_CREAT | O_TMPFILE)) != 0)                                                      \
      {                                                                                            \
        va_list arguments;                                                                         \
                                                                                                   \
        va_start (arguments, flags);                                                               \
        permissions = va_arg (arguments, mode_t);                                                  \
        va_end (arguments);                                                                        \
      }                                                                                            \
    if (is_ours_at (AT_FDCWD, path) && strike ("open", !writes (flags)))                           \
      return -1;                                                                                   \
    return REAL (name) (path, flags, permissions);                                                 \
  }

#define DEFINE_OPENAT(name)                                                                        \
  int name (int folder, const char *path, int flags, ...)                                          \
  {                                                                                                \
    mode_t permissions = 0;                                                                        \
                                                                                                   \
    if ((flags & (O_CREAT | O_TMPFILE)) != 0)                                                      \
      {                                                                                            \
        va_list arguments;                                                                         \
                                                                                                   \
        va_start (arguments, flags);                                                               \
        permissions = va_arg (arguments, mode_t);                                                  \
        va_end (arguments);                                                                        \
      }                                                                                            \
    if (is_ours_at (folder, path) && strike ("openat", !writes (flags)))                           \
      return -1;                                                                                   \
    return REAL (name) (folder, path, flags, permissions);                                         \
  }

DEFINE_OPEN (open)
DEFINE_OPEN (open64)
DEFINE_OPENAT (openat)
DEFINE_OPENAT (openat64)

/* How many of @count bytes the disk takes; -1 and errno when none. */
static gssize
take (const char *name, gsize count)
{
  if (strike (name, FALSE))
    return -1;
  if (mode == CRUMBS && count > 0)
    {
      if (n_steps % 2 == 0)
        {
          struck = TRUE;
          errno = EINTR;
          return -1;
        }
      return 1;
    }
  if (mode != ROOM)
    return (gssize) count;
  if (room == 0 && count > 0)
    {
      struck = TRUE;
      where = name;
      errno = ENOSPC;
      return -1;
    }
  count = MIN (count, room);
  room -= count;
  return (gssize) count;
}

ssize_t
write (int fd, const void *data, size_t count)
{
  gssize taken = is_ours (fd) ? take ("write", count) : (gssize) count;

  return taken < 0 ? -1 : syscall (SYS_write, fd, data, taken);
}

ssize_t
pwrite (int fd, const void *data, size_t count, off_t offset)
{
  gssize taken = is_ours (fd) ? take ("pwrite", count) : (gssize) count;

  return taken < 0 ? -1 : REAL (pwrite) (fd, data, (size_t) taken, offset);
}

ssize_t
pwrite64 (int fd, const void *data, size_t count, off64_t offset)
{
  gssize taken = is_ours (fd) ? take ("pwrite", count) : (gssize) count;

  return taken < 0 ? -1 : REAL (pwrite64) (fd, data, (size_t) taken, offset);
}

ssize_t
writev (int fd, const struct iovec *parts, int n_parts)
{
  if (!is_ours (fd))
    return syscall (SYS_writev, fd, parts, n_parts);
  return n_parts > 0 ? write (fd, parts[0].iov_base, parts[0].iov_len) : 0;
}

ssize_t
read (int fd, void *data, size_t count)
{
  if (!is_ours (fd))
    return syscall (SYS_read, fd, data, count);
  if (strike ("read", TRUE))
    return fault == FAULTS_END ? 0 : -1;
  if (mode == CRUMBS && n_steps % 2 == 0)
    {
      struck = TRUE;
      errno = EINTR;
      return -1;
    }
  return syscall (SYS_read, fd, data, mode == CRUMBS ? MIN (count, 1) : count);
}

/* The descriptor is gone whatever close() says. */
int
close (int fd)
{
  gboolean bad = is_ours (fd) && strike ("close", TRUE);
  int errsv = errno;
  int result = (int) syscall (SYS_close, fd);

  if (!bad)
    return result;
  errno = errsv;
  return -1;
}

int
fsync (int fd)
{
  return is_ours (fd) && strike ("fsync", FALSE) ? -1 : (int) syscall (SYS_fsync, fd);
}

int
fdatasync (int fd)
{
  return is_ours (fd) && strike ("fdatasync", FALSE) ? -1 : (int) syscall (SYS_fdatasync, fd);
}

int
ftruncate (int fd, off_t length)
{
  return is_ours (fd) && strike ("ftruncate", TRUE) ? -1 : REAL (ftruncate) (fd, length);
}

int
ftruncate64 (int fd, off64_t length)
{
  return is_ours (fd) && strike ("ftruncate", TRUE) ? -1 : REAL (ftruncate64) (fd, length);
}

int
posix_fallocate (int fd, off_t offset, off_t length)
{
  return is_ours (fd) && strike ("posix_fallocate", FALSE)
             ? errno
             : REAL (posix_fallocate) (fd, offset, length);
}

int
posix_fallocate64 (int fd, off64_t offset, off64_t length)
{
  return is_ours (fd) && strike ("posix_fallocate", FALSE)
             ? errno
             : REAL (posix_fallocate64) (fd, offset, length);
}

int
rename (const char *from, const char *to)
{
  return is_ours_at (AT_FDCWD, to) && strike ("rename", FALSE)
             ? -1
             : (int) syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
renameat (int from_folder, const char *from, int to_folder, const char *to)
{
  return is_ours_at (to_folder, to) && strike ("renameat", FALSE)
             ? -1
             : (int) syscall (SYS_renameat2, from_folder, from, to_folder, to, 0);
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  return is_ours_at (to_folder, to) && strike ("renameat2", FALSE)
             ? -1
             : (int) syscall (SYS_renameat2, from_folder, from, to_folder, to, flags);
}

int
linkat (int from_folder, const char *from, int to_folder, const char *to, int flags)
{
  return is_ours_at (to_folder, to) && strike ("linkat", FALSE)
             ? -1
             : (int) syscall (SYS_linkat, from_folder, from, to_folder, to, flags);
}

int
link (const char *from, const char *to)
{
  return linkat (AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
unlinkat (int folder, const char *name, int flags)
{
  return is_ours_at (folder, name) && strike ("unlinkat", fault != EROFS)
             ? -1
             : (int) syscall (SYS_unlinkat, folder, name, flags);
}

int
unlink (const char *name)
{
  return unlinkat (AT_FDCWD, name, 0);
}

int
fchmod (int fd, mode_t permissions)
{
  return is_ours (fd) && strike ("fchmod", fault != EROFS)
             ? -1
             : (int) syscall (SYS_fchmod, fd, permissions);
}

int
mkdirat (int folder, const char *name, mode_t permissions)
{
  return is_ours_at (folder, name) && strike ("mkdirat", FALSE)
             ? -1
             : (int) syscall (SYS_mkdirat, folder, name, permissions);
}

int
mkdir (const char *name, mode_t permissions)
{
  return mkdirat (AT_FDCWD, name, permissions);
}

int
flock (int fd, int operation)
{
  return is_ours (fd) && strike ("flock", TRUE) ? -1 : (int) syscall (SYS_flock, fd, operation);
}
