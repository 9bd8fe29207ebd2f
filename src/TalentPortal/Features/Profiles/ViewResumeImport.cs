using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Profiles;

/// <summary>The file that waits, compared with the person's record field by field.</summary>
[SignedIn]
public sealed record ViewResumeImport : IQuery<ViewResumeImportResult>;

/// <param name="HasProfile">Whether anything may be kept of the person.</param>
/// <param name="Waiting">Null when no file waits.</param>
public sealed record ViewResumeImportResult(bool HasProfile, ViewResumeImportResult.File? Waiting)
{
    /// <param name="Problems">What is wrong with the file; while there is anything, nothing can be taken.</param>
    /// <param name="Rest">Names of the parts that have no place here; empty for none that are new.</param>
    /// <param name="Same">How many of its entries the record holds already.</param>
    /// <param name="Seen">Comes back with the answer, so that nothing is written that was not shown.</param>
    public sealed record File(
        Guid Id, string Name, DateTimeOffset UploadedAt, IReadOnlyList<ResumeProblem> Problems, IReadOnlyList<Change> Basics, IReadOnlyList<NewEntry> New, IReadOnlyList<Known> Changed, string Rest, int Same, string Seen)
    {
        public bool HasChoices => Basics.Count + New.Count + Changed.Count > 0 || Rest.Length > 0;
    }

    /// <param name="Field">Name of the field in the short profile, or of the fact; empty for what has no place here.</param>
    public sealed record Change(string Key, string Field, string? Old, string New);

    public sealed record NewEntry(string Key, ProfileSection Section, string Name, IReadOnlyDictionary<string, string?> Texts, IReadOnlyList<string> Further);

    public sealed record Known(ProfileSection Section, string Name, IReadOnlyList<Change> Changes);
}

internal sealed class ViewResumeImportHandler(AppDb db, CurrentCall call, WaitingResume waiting) : IRequestHandler<ViewResumeImport, Outcome<ViewResumeImportResult>>
{
    public async Task<Outcome<ViewResumeImportResult>> Handle(ViewResumeImport request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        if (await db.TalentProfiles.SingleOrDefaultAsync(p => p.UserId == user, ct) is not { } profile) return new ViewResumeImportResult(false, null);
        if (await waiting.Open(profile, ct) is not { } file) return new ViewResumeImportResult(true, null);
        var choices = file.Comparison.Choices;
        return new ViewResumeImportResult(true, new(
            file.Import.Id, file.Name, file.Import.UploadedAt, file.Reading.Problems,
            [.. choices.Where(choice => choice.Read is null && choice.Field is not null).Select(Change)],
            [.. choices.Where(choice => choice is { Read: not null, There: null }).Select(choice => new ViewResumeImportResult.NewEntry(
                choice.Key, choice.Read!.Section, choice.Read.Name, FactField.Texts(choice.Read.Section, choice.Read.Facts), [.. EuropassXml.Further(choice.Read.Extra)]))],
            [.. choices.Where(choice => choice.There is not null).GroupBy(choice => choice.There!).Select(group => new ViewResumeImportResult.Known(
                group.Key.Row.Section, FactField.Of(group.Key.Row.Section)[0].Read(group.Key.Content.Facts) ?? "", [.. group.Select(Change)]))],
            choices.FirstOrDefault(choice => choice.Key == ResumeComparison.Rest)?.New ?? "", file.Comparison.Same, file.Comparison.Seen));
    }

    private static ViewResumeImportResult.Change Change(ResumeChoice choice) => new(choice.Key, choice.Field ?? "", choice.Old, choice.New!);
}

/// <summary>The file that waits, read and compared: the same for looking at it and for taking it over.</summary>
internal sealed class WaitingResume(AppDb db, SealedCareer career, SealedProfile profiles, TimeProvider clock)
{
    /// <param name="Remainder">What has no place in the record, as an earlier import left it.</param>
    public sealed record File(ResumeImport Import, string Name, ResumeReading Reading, ResumeComparison Comparison, IReadOnlyList<OpenEntry> Record, ProfileSheet? Sheet, JsonObject? Remainder);

    public async Task<File?> Open(TalentProfile profile, CancellationToken ct)
    {
        var (user, oldest) = (profile.UserId, clock.GetUtcNow() - ResumeImport.Lifetime);
        if (await db.ResumeImports.SingleOrDefaultAsync(i => i.UserId == user && i.UploadedAt > oldest, ct) is not { } import) return null;
        var (content, name) = await career.Open(import, ct);
        var reading = ResumeFile.Read(content);
        List<OpenEntry> record = [];
        foreach (var entry in await db.CareerOf(user).ToListAsync(ct)) record.Add(new(entry, await career.Open(entry, ct)));
        var sheet = await db.ProfileSheets.SingleOrDefaultAsync(s => s.UserId == user, ct);
        var remainder = await career.OpenRemainder(sheet, ct);
        var comparison = ResumeComparison.Of(reading, await profiles.Basics(profile, ct), record, remainder);
        if (comparison.Choices.Count > ResumeComparison.ChoicesMost) reading = reading with { Problems = [new("", new TextKey("Resume_TooManyChoices", ResumeComparison.ChoicesMost))] };
        return new(import, name, reading, comparison, record, sheet, remainder);
    }
}
