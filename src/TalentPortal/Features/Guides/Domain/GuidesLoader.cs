using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>
/// Brings the guides of a release into versions of the desk. A file that says what was loaded before changes nothing. Where
/// nobody has written in a guide since, the new text is shown at once: two read it where the release is made. Where
/// somebody has, it waits as a draft beside theirs.
/// </summary>
internal sealed class GuidesLoader(AppDb db, TimeProvider clock) : IContentLoader
{
    /// <summary>Behind sources, claims and rules, which guides cite.</summary>
    public int Order => 20;

    public async Task Load(ContentLoading loading, CancellationToken ct)
    {
        var texts = Read(loading);
        var (now, desk) = (clock.GetUtcNow(), ContentDesk.Id);
        var guides = await db.Guides.Where(g => g.TenantId == desk).ToDictionaryAsync(g => g.Key, StringComparer.Ordinal, ct);
        var (shown, waiting) = (0, 0);
        foreach (var (name, text) in texts.Where(file => loading.IsNew(file.Name)))
        {
            var digest = ContentLoading.DigestOf(loading.Files[name]);
            if (!guides.TryGetValue(text.Head.Key, out var guide)) db.Guides.Add(guide = guides[text.Head.Key] = Guide.Begin(Guid.CreateVersion7(now), desk, text.Head, now));
            var versions = await db.GuideVersions.Where(v => v.TenantId == desk && v.GuideId == guide.Id).OrderBy(v => v.Number).ToListAsync(ct);
            // The record of loaded files may be gone, the versions are not.
            if (versions.LastOrDefault(v => v.ReleaseDigest is not null)?.ReleaseDigest == digest) continue;
            var released = versions.LastOrDefault(v => v.ReleaseDigest is not null && v.AuthorIds.Count == 0 && !v.IsOpen)?.Number ?? 0;
            var isEdited = versions.Any(v => v.Number > released && (v.ReleaseDigest is null || v.AuthorIds.Count > 0));
            var draft = versions.LastOrDefault(v => v is { State: GuideState.Draft, ReleaseDigest: not null, AuthorIds.Count: 0 });
            if (draft is not null) draft.Renew(text, digest, now);
            else db.GuideVersions.Add(draft = GuideVersion.FromRelease(Guid.CreateVersion7(now), guide, (versions.LastOrDefault()?.Number ?? 0) + 1, text, digest, now));
            if (isEdited)
            {
                waiting++;
                continue;
            }

            if (draft.Publish(now) is { } refusal) throw new ContentException(name, 0, refusal);
            guide.Show(draft, now);
            await db.Relink(guide, text.Head, now, ct);
            shown++;
        }

        loading.Count("guides", shown);
        loading.Count("guides that wait as drafts", waiting);
    }

    /// <summary>All guides of the release, found to be whole, alone and together.</summary>
    /// <exception cref="ContentException">One is not; the message has file and line.</exception>
    internal static IReadOnlyList<(string Name, GuideText Text)> Read(ContentLoading loading)
    {
        List<(string Name, GuideText Text)> read = [];
        foreach (var name in loading.Names("guides", ".md"))
        {
            var reading = GuideFile.Read(loading.Files[name]);
            if (reading.Faults is [var fault, ..]) throw new ContentException(name, fault.Line, string.Join("; ", reading.Faults.Select((one, at) => at == 0 ? one.Message : one.ToString())));
            if (reading.Text!.Head.Key != Path.GetFileNameWithoutExtension(name)) throw new ContentException(name, 2, $"the key is '{reading.Text.Head.Key}'");
            read.Add((name, reading.Text));
        }

        if (read.GroupBy(file => file.Text.Head.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new ContentException(twice.Last().Name, 2, $"'{twice.Key}' is there twice");
        var book = loading.Ledger.ClaimBook;
        var known = new GuideKnown(
            code => book.SourceOf(code) is not null, code => book.Find(code) is not null, code => book.Find(code)?.Value is not null, GuideTerms.Has,
            // Whether a guide that is named is there is for each site to see: it shows the words without the link.
            _ => true, code => loading.Files.ContainsKey($"rules/{code}.json"));
        foreach (var (name, text) in read)
        {
            if (GuideBodies.Unknown(text, known).ToList() is [var fault, ..] faults) throw new ContentException(name, fault.Line, string.Join("; ", faults.Select((one, at) => at == 0 ? one.Message : one.ToString())));
        }

        var followed = read.ToDictionary(file => file.Text.Head.Key, file => file.Text.Head.Supersedes, StringComparer.Ordinal);
        if (read.FirstOrDefault(file => Successors.IsCircle(file.Text.Head.Key, followed)) is { Name: { } circle, Text: { } at}) throw new ContentException(circle, 0, new GuideFault(0, GuideFaultKind.Circle, at.Head.Key).Message);
        return read;
    }
}

/// <summary>How guides stand to each other, as their shown versions say.</summary>
internal static class GuideLinking
{
    extension(AppDb db)
    {
        public async Task Relink(Guide guide, GuideHead head, DateTimeOffset now, CancellationToken ct)
        {
            var known = await db.GuideLinks.Where(l => l.TenantId == guide.TenantId && l.GuideId == guide.Id).ToListAsync(ct);
            var wanted = head.Links.ToHashSet();
            db.RemoveRange(known.Where(link => !wanted.Contains((link.Kind, link.TargetKey))));
            foreach (var (kind, key) in wanted.Where(one => !known.Any(link => (link.Kind, link.TargetKey) == one))) db.GuideLinks.Add(GuideLink.Of(guide, kind, key, now));
        }
    }
}
