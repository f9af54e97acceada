#!/bin/sh
# Plays the life of the Debian package on a Debian 12 without Swift, in a folder that debootstrap makes: installed, upgraded,
# shown at work, rolled back, purged. Then builds the container image on the same Debian, and runs a worker of it without root on
# a read-only system until SIGTERM.
#
#   Deploy/test-package.sh [PACKAGE [OLDER-PACKAGE]]
#
# Without arguments it builds the package first. The older one is then the same with a lower number and another default
# configuration. Needs root, and takes some minutes; all that it makes is under .build.
# shellcheck disable=SC2016 # what stands in single quotes is for the shell inside
set -eu
cd "$(dirname "$0")/.."
sh Deploy/packages.sh buildah debootstrap kcat python3 python3-venv >&2
package=${1:-$(sh Deploy/package.sh)}
older=${2:-}
step() { printf '\n== %s\n' "$1"; }
fail() { echo "FAIL $1"; exit 1; }

step "Debian 12 in a folder"
base=.build/bookworm root=.build/bookworm-winnow
mirror=$(sed -n 's/^URIs: //p; s/^deb \(http[^ ]*\).*/\1/p' /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1)
if [ ! -e $base/etc/debian_version ]; then
  debootstrap --variant=minbase bookworm $base "${mirror:-http://deb.debian.org/debian}" >.build/debootstrap.log || { tail .build/debootstrap.log; exit 1; }
fi
rm -rf $root
cp -a $base $root
cp /etc/resolv.conf $root/etc/
echo 'Dpkg::Use-Pty "0";' >$root/etc/apt/apt.conf.d/00-no-terminal
cp "$package" $root/new.deb
if [ -n "$older" ]; then
  cp "$older" $root/old.deb
else
  dpkg-deb --raw-extract "$package" .build/package/older
  sed -i 's/^Version: .*/Version: 0.0.1/' .build/package/older/DEBIAN/control
  sed -i 's/^  level: info /  level: notice /' .build/package/older/etc/winnow/winnow.yaml
  dpkg-deb --root-owner-group --build .build/package/older $root/old.deb >/dev/null
  rm -rf .build/package/older
fi
# In a space of its own, so that no mount is left behind.
inside() { unshare --mount sh -c "mount -t proc proc $root/proc && exec chroot $root env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes PATH=/usr/sbin:/usr/bin:/sbin:/bin sh -euc \"\$1\"" - "$1"; }
new=$(dpkg-deb --field $root/new.deb Version) old=$(dpkg-deb --field $root/old.deb Version)

step "install $old"
inside 'command -v swift && exit 1; apt-get -qq update; apt-get -qq -y --no-install-recommends install /old.deb >/dev/null; winnow --version'

step "upgrade to $new, keeping a configuration that was changed"
inside 'sed -i "s/^  group: winnow /  group: mine /" /etc/winnow/winnow.yaml
  apt-get -qq -y -o Dpkg::Options::=--force-confold install /new.deb >/dev/null
  dpkg-query -W winnow; grep -q "^  group: mine " /etc/winnow/winnow.yaml; winnow topics --config /etc/winnow/winnow.yaml'
[ "$(inside 'dpkg-query -W -f "\${Version}" winnow')" = "$new" ] || fail "the new version is not there"
inside 'for file in lib/systemd/system/winnow@.service lib/systemd/system/winnow.target usr/share/man/man1/winnow-run.1.gz \
    usr/share/bash-completion/completions/winnow usr/share/zsh/vendor-completions/_winnow \
    usr/share/fish/vendor_completions.d/winnow.fish usr/share/winnow/schemas/article.schema.json \
    usr/share/doc/winnow/README.md usr/share/doc/winnow/examples/postgres/consumer.py; do
    test -s /$file || { echo "FAIL no /$file"; exit 1; }
  done'

step "the demonstration"
inside 'winnow demo | tail -n 40'

step "roll back to $old"
inside 'apt-get -qq -y --allow-downgrades -o Dpkg::Options::=--force-confold install /old.deb >/dev/null; dpkg-query -W winnow'
[ "$(inside 'dpkg-query -W -f "\${Version}" winnow')" = "$old" ] || fail "the old version is not there"

step "purge"
inside 'apt-get -qq -y purge winnow >/dev/null'
left=$(cd $root && find . -path ./proc -prune -o -iname '*winnow*' -print)
[ -z "$left" ] || fail "left behind: $left"
rm -rf $root

step "the container image"
sh Deploy/broker.sh >&2
# Without an engine: no layers that the kernel must join, and a plain chroot to run in.
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
context=.build/container
rm -rf $context
mkdir -p $context
cp "$package" $context/winnow.deb
tar -C $base -cf $context/debian.tar .
container=$(buildah from scratch)
buildah add -q "$container" $context/debian.tar / >/dev/null
buildah commit -q --rm "$container" docker.io/library/debian:12-slim >/dev/null
buildah bud -q --pull-never -t winnow -f Deploy/Containerfile $context
container=$(buildah from --pull-never localhost/winnow)
buildah run "$container" -- winnow --version
# A check that fails leaves its container for a look at it.
Tests/Acceptance/container-life "$(buildah mount "$container")"
buildah rm "$container" >/dev/null
buildah rmi winnow docker.io/library/debian:12-slim >/dev/null
rm -rf $context

step "the package passed"
