using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Profiles;

/// <summary>The person's career record as a JSON Resume, to take it elsewhere.</summary>
[SignedIn]
public sealed record ExportResume : IQuery<ExportResumeResult>;

/// <param name="Json">UTF-8, as the schema of the format wants it.</param>
public sealed record ExportResumeResult(byte[] Json);

internal sealed class ExportResumeHandler(CurrentCall call, OwnRecord mine) : IRequestHandler<ExportResume, Outcome<ExportResumeResult>>
{
    public async Task<Outcome<ExportResumeResult>> Handle(ExportResume request, CancellationToken ct)
    {
        if (await mine.Open(call.RequiredUserId, ct) is not { } record) return Outcome.NotFound;
        return new ExportResumeResult(ResumeWriter.Write(record.Basics, record.Entries, record.Remainder));
    }
}

/// <summary>All of a person's own record that leaves with an export, in whichever format.</summary>
internal sealed class OwnRecord(AppDb db, SealedCareer career, SealedProfile profiles)
{
    /// <param name="Entries">In the order in which they were added.</param>
    /// <param name="Remainder">What imported files said beside.</param>
    public sealed record Content(IReadOnlyDictionary<string, string> Basics, IReadOnlyList<(ProfileSection Section, EntryContent Content)> Entries, JsonObject? Remainder);

    /// <summary>Null for somebody of whom nothing is kept.</summary>
    public async Task<Content?> Open(Guid user, CancellationToken ct)
    {
        if (await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == user, ct) is not { } profile) return null;
        List<(ProfileSection, EntryContent)> entries = [];
        foreach (var entry in await db.CareerOf(user).AsNoTracking().ToListAsync(ct)) entries.Add((entry.Section, await career.Open(entry, ct)));
        var remainder = await career.OpenRemainder(await db.ProfileSheets.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == user, ct), ct);
        return new(await profiles.Basics(profile, ct), entries, remainder);
    }
}

/// <summary>The part of the short profile for which a JSON Resume has a place.</summary>
internal static class ProfileBasics
{
    public static async Task<IReadOnlyDictionary<string, string>> Basics(this SealedProfile profiles, TalentProfile profile, CancellationToken ct)
    {
        var open = await profiles.Open(profile, ct);
        return new (string Name, string? Text)[]
        {
            (nameof(TalentProfile.Name), open.Name), (nameof(TalentProfile.Email), open.Email), (nameof(TalentProfile.Phone), open.Phone),
            (nameof(TalentProfile.CountryCode), profile.CountryCode), (nameof(TalentProfile.Summary), open.Summary?.ReplaceLineEndings("\n")),
        }.Where(pair => pair.Text is not null).ToDictionary(pair => pair.Name, pair => pair.Text!, StringComparer.Ordinal);
    }
}
