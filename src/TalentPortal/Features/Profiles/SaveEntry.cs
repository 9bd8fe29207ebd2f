using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Profiles;

/// <summary>Adds an entry to the person's career record, or changes one.</summary>
/// <param name="Id">The entry to change; null for a new one.</param>
/// <param name="Facts">What was typed, by name of the fact; other names are not looked at.</param>
/// <param name="Version">The version that was looked at; null for a new entry.</param>
[SignedIn]
public sealed record SaveEntry(Guid? Id, ProfileSection Section, IReadOnlyDictionary<string, string?>? Facts, uint? Version) : ICommand<SaveEntryResult>
{
    /// <summary>Name of the form among drafts.</summary>
    internal static string DraftForm(ProfileSection section) => "career-" + section.Segment();
}

public sealed record SaveEntryResult(Guid Id);

internal sealed class SaveEntryValidator : AbstractValidator<SaveEntry>
{
    public SaveEntryValidator()
    {
        RuleFor(x => x.Section).IsInEnum().Says("Fact_NotInList");
        RuleFor(x => x.Facts).NotNull().Says("Fact_Missing");
        RuleFor(x => x).Custom((request, context) =>
        {
            if (request.Facts is null || !Enum.IsDefined(request.Section)) return;
            var tidy = Tidy(request);
            foreach (var field in FactField.Of(request.Section))
                if (field.WhyNot(tidy[field.Name]) is { } reason) Fail(field.Name, reason);
            if (PartialDate.Read(tidy.GetValueOrDefault("From")) is { } from && PartialDate.Read(tidy.GetValueOrDefault("To")) is { } to && to < from && !to.CanBe(from)) Fail("To", "Fact_EndsTooEarly");

            void Fail(string name, TextKey reason) => context.AddFailure(new ValidationFailure(name, reason.Name) { ErrorCode = reason.Name, CustomState = reason });
        });
    }

    internal static Dictionary<string, string?> Tidy(SaveEntry request) =>
        FactField.Of(request.Section).ToDictionary(field => field.Name, field => field.Tidy(request.Facts!.GetValueOrDefault(field.Name)), StringComparer.Ordinal);
}

internal sealed class SaveEntryHandler(AppDb db, CurrentCall call, SealedCareer career, Drafts drafts, TimeProvider clock) : IRequestHandler<SaveEntry, Outcome<SaveEntryResult>>
{
    public async Task<Outcome<SaveEntryResult>> Handle(SaveEntry request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        var facts = FactField.Make(request.Section, SaveEntryValidator.Tidy(request));
        var typed = new FactOrigin(Provenance.Typed, null, now);
        await drafts.Discard(SaveEntry.DraftForm(request.Section), request.Id?.ToString() ?? "", ct);
        if (request.Id is { } id)
        {
            var entry = await db.ProfileEntries.SingleOrDefaultAsync(e => e.UserId == user && e.Id == id && e.Section == request.Section && e.RemovedAt == null, ct);
            if (entry is null) return Outcome.NotFound;
            if (request.Version != entry.Version) return Outcome.Conflict;
            var changed = (await career.Open(entry, ct)).With(request.Section, facts, typed);
            entry.Change(await career.Seal(user, id, request.Section, changed, ct), now);
            return new SaveEntryResult(id);
        }

        if (!await db.MayKeepCareer(user, ct)) return Outcome.Refused("Career_ProfileFirst");
        var there = db.ProfileEntries.Where(e => e.UserId == user && e.Section == request.Section);
        if (await there.CountAsync(e => e.RemovedAt == null, ct) >= request.Section.Most()) return Outcome.Refused(new TextKey("Career_TooMany", request.Section.Most()));
        var added = Guid.CreateVersion7(now);
        var content = await career.Seal(user, added, request.Section, EntryContent.New(request.Section, facts, typed), ct);
        db.ProfileEntries.Add(ProfileEntry.Add(added, user, request.Section, (await there.MaxAsync(e => (int?)e.Position, ct) ?? 0) + 1, content, typed));
        return new SaveEntryResult(added);
    }
}
