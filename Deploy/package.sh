#!/bin/sh
# Builds the Debian package of what is in this folder, checks it with lintian, and prints its path.
#
#   Deploy/package.sh [--configuration release|debug] [--version VERSION]
#
# Needs Debian 12 and Swift 6.3. The program holds the Swift runtime: what installs the package needs no Swift.
set -eu
cd "$(dirname "$0")/.."
configuration=release version=
while [ $# -gt 0 ]; do
  case $1 in
  --configuration) configuration=$2 ;;
  --version) version=$2 ;;
  *) sed -n '2,6s/^# \{0,1\}//p' "Deploy/$(basename "$0")" >&2; exit 64 ;;
  esac
  shift 2
done

# shellcheck disable=SC2046 # the names are words
sh Deploy/packages.sh $(cat Deploy/build-packages.txt) debhelper lintian >&2
# Before the program itself, since it builds the same program without the runtime.
swift package plugin generate-manual --configuration debug --multi-page >&2
swift build --quiet -c "$configuration" --static-swift-stdlib --product winnow >&2
program=.build/$configuration/winnow

# A build between releases counts the commits, so that a later one is newer.
if [ -z "$version" ]; then
  version=$("$program" --version)
  commits=$(git rev-list --count HEAD 2>/dev/null) && version=$version+$commits.$(git rev-parse --short HEAD)
fi

tree=.build/package/winnow
rm -rf "$tree"
mkdir -p "$tree"/bin "$tree"/completions/bash "$tree"/completions/zsh "$tree"/completions/fish "$tree"/man
cp "$program" "$tree/bin/winnow"
cp -r Config Deploy README.md "$tree"
cp -r Deploy/debian "$tree/debian"
cp Deploy/winnow@.service Deploy/winnow.target "$tree/debian/"
# The plugin's pages, as man(1) looks for those of subcommands (winnow-run), and without the lines that groff warns of.
for page in .build/plugins/GenerateManual/outputs/winnow/*.1; do
  words=$(basename "$page" .1 | tr . ' ')
  name=$(echo "$words" | tr ' ' -)
  sed -e 's/^$/.Pp/' -e "/^\.Dt /s/ .* 1$/ $(echo "$name" | tr '[:lower:]' '[:upper:]') 1/" -e "/^\.Sh NAME/,/^\.Nd/s/^\.Nm .*/.Nm $name/" -e "/^\.Sh SYNOPSIS/,\$s/^\.Nm$/.Nm \"$words\"/" \
    "$page" >"$tree/man/$name.1"
done
# A file that is read by the shell names none.
"$program" --generate-completion-script bash | sed '1{/^#!/d}' >"$tree/completions/bash/winnow"
"$program" --generate-completion-script zsh >"$tree/completions/zsh/_winnow"
"$program" --generate-completion-script fish >"$tree/completions/fish/winnow.fish"
cat >"$tree/debian/changelog" <<END
winnow ($version) bookworm; urgency=medium

  * Version $version; Deploy/docs/changes.md says what changed.

 -- $(sed -n 's/^Maintainer: //p' Deploy/debian/control)  $(date -R -d "$(git log -1 --format=%cI 2>/dev/null || date -Is)")
END

(cd "$tree" && DEB_BUILD_OPTIONS=noddebs dpkg-buildpackage --build=binary --no-sign --no-pre-clean) >.build/package/log 2>&1 ||
  { cat .build/package/log >&2; exit 70; }
package=.build/package/winnow_${version}_$(dpkg --print-architecture).deb
lintian --fail-on error,warning "$package" >&2
echo "$package"
