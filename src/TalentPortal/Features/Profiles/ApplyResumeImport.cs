using System.Text.Json.Nodes;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Profiles;

/// <summary>Takes over what the person ticked of the file that waits, and nothing else; the file is gone afterwards.</summary>
/// <param name="Id">The file that was looked at.</param>
/// <param name="Seen">Fingerprint of what was shown.</param>
/// <param name="Take">Keys of what was ticked.</param>
[SignedIn]
public sealed record ApplyResumeImport(Guid Id, string? Seen, IReadOnlyList<string>? Take) : ICommand<ApplyResumeImportResult>;

/// <param name="Taken">How many of the choices were written.</param>
public sealed record ApplyResumeImportResult(int Taken);

internal sealed class ApplyResumeImportValidator : AbstractValidator<ApplyResumeImport>
{
    public ApplyResumeImportValidator() => RuleFor(x => x.Seen).IsPlainText(64, "Resume_NotJson");
}

internal sealed class ApplyResumeImportHandler(AppDb db, CurrentCall call, WaitingResume waiting, SealedCareer career, SealedProfile profiles, TimeProvider clock)
    : IRequestHandler<ApplyResumeImport, Outcome<ApplyResumeImportResult>>
{
    public async Task<Outcome<ApplyResumeImportResult>> Handle(ApplyResumeImport request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (await db.TalentProfiles.SingleOrDefaultAsync(p => p.UserId == user, ct) is not { } profile) return Outcome.NotFound;
        if (await waiting.Open(profile, ct) is not { } file || file.Import.Id != request.Id) return Outcome.NotFound;
        if (file.Reading.Problems.Count > 0) return Outcome.Refused("Resume_HasProblems");
        if (request.Seen != file.Comparison.Seen) return Outcome.Conflict;
        var take = (request.Take ?? []).ToHashSet(StringComparer.Ordinal);
        var taken = file.Comparison.Choices.Where(choice => take.Contains(choice.Key)).ToList();
        foreach (var section in taken.Where(choice => choice is { Read: not null, There: null }).GroupBy(choice => choice.Read!.Section))
            if (section.Count() + file.Record.Count(entry => entry.Row.Section == section.Key) > section.Key.Most()) return Outcome.Refused(new TextKey("Career_TooMany", section.Key.Most()));

        var origin = new FactOrigin(file.Reading.Source, file.Import.UploadedAt, now);
        await WriteBasics(profile, taken, now, ct);
        await AddEntries(user, file, taken, origin, ct);
        foreach (var entry in taken.Where(choice => choice.There is not null).GroupBy(choice => choice.There!)) await ChangeEntry(entry.Key, [.. entry], origin, ct);
        if (taken.Any(choice => choice.Key == ResumeComparison.Rest)) await KeepRest(user, file, now, ct);
        db.ResumeImports.Remove(file.Import);
        return new ApplyResumeImportResult(taken.Count);
    }

    private async Task WriteBasics(TalentProfile profile, IReadOnlyList<ResumeChoice> taken, DateTimeOffset now, CancellationToken ct)
    {
        var fields = taken.Where(choice => choice is { Read: null, Field: not null }).ToDictionary(choice => choice.Field!, choice => choice.New);
        if (fields.Count == 0) return;
        var open = await profiles.Open(profile, ct);
        await profiles.Seal(profile, new(
            fields.GetValueOrDefault(nameof(TalentProfile.Name), open.Name), fields.GetValueOrDefault(nameof(TalentProfile.Email), open.Email),
            fields.GetValueOrDefault(nameof(TalentProfile.Phone), open.Phone), fields.GetValueOrDefault(nameof(TalentProfile.Summary), open.Summary)), ct);
        profile.Describe(fields.GetValueOrDefault(nameof(TalentProfile.CountryCode), profile.CountryCode), profile.DegreeCode, profile.School, profile.IndustryCode, profile.Years, profile.AvailableFrom, now);
    }

    private async Task AddEntries(Guid user, WaitingResume.File file, IReadOnlyList<ResumeChoice> taken, FactOrigin origin, CancellationToken ct)
    {
        var last = await db.ProfileEntries.Where(e => e.UserId == user).GroupBy(e => e.Section).Select(group => new { group.Key, Position = group.Max(e => e.Position) }).ToDictionaryAsync(group => group.Key, group => group.Position, ct);
        foreach (var choice in taken.Where(choice => choice is { Read: not null, There: null }))
        {
            var (read, id) = (choice.Read!, Guid.CreateVersion7(origin.ConfirmedAt));
            var position = last[read.Section] = last.GetValueOrDefault(read.Section) + 1;
            var content = await career.Seal(user, id, read.Section, EntryContent.New(read.Section, read.Facts, origin, read.Extra, file.Name), ct);
            db.ProfileEntries.Add(ProfileEntry.Add(id, user, read.Section, position, content, origin));
        }
    }

    private async Task ChangeEntry(OpenEntry entry, IReadOnlyList<ResumeChoice> taken, FactOrigin origin, CancellationToken ct)
    {
        var section = entry.Row.Section;
        var texts = new Dictionary<string, string?>(FactField.Texts(section, entry.Content.Facts), StringComparer.Ordinal);
        foreach (var choice in taken.Where(choice => choice.Field is not null)) texts[choice.Field!] = choice.New;
        var content = entry.Content.With(section, FactField.Make(section, texts), origin, confirmsAll: false);
        if (taken.Any(choice => choice.Field is null)) content = content with { Extra = Merge(content.Extra, taken[0].Read!.Extra!) };
        entry.Row.Change(await career.Seal(entry.Row.UserId, entry.Row.Id, section, content, ct), origin.ConfirmedAt);
    }

    private async Task KeepRest(Guid user, WaitingResume.File file, DateTimeOffset now, CancellationToken ct)
    {
        var sheet = file.Sheet;
        if (sheet is null) db.ProfileSheets.Add(sheet = ProfileSheet.Start(user, now));
        sheet.Keep(await career.SealRemainder(user, Merge(file.Remainder, file.Reading.Remainder), ct), now);
    }

    /// <summary>The first with all members of the second.</summary>
    private static JsonObject Merge(JsonObject? old, JsonObject more)
    {
        var all = old?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in more) all[name] = value?.DeepClone();
        return all;
    }
}
