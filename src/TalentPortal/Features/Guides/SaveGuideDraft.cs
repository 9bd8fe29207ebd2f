using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Guides;

/// <summary>Keeps what is written: in a draft, in a new one beside what is shown, or as a new guide. Nobody outside sees any of it.</summary>
/// <param name="GuideId">Null for a new guide.</param>
/// <param name="VersionId">The draft that is written on; null begins one.</param>
/// <param name="Version">What the writing is based on: of the draft, or where one begins of the guide.</param>
[Requires(GuidesPermissions.Edit)]
public sealed record SaveGuideDraft(Guid? GuideId, Guid? VersionId, GuideDraft Draft, uint? Version) : ICommand<SaveGuideDraftResult>;

public sealed record SaveGuideDraftResult(Guid GuideId, Guid VersionId, int Number);

internal sealed class SaveGuideDraftValidator : AbstractValidator<SaveGuideDraft>
{
    /// <summary>Characters of a line of the head.</summary>
    private const int LineMax = 1_000;

    public SaveGuideDraftValidator()
    {
        RuleFor(x => x.Draft.NoteZh).IsPlainText(GuideVersion.NoteMax, "SaveGuideDraft_TooLong").OverridePropertyName("NoteZh");
        RuleFor(x => x.Draft.NoteEn).IsPlainText(GuideVersion.NoteMax, "SaveGuideDraft_TooLong").OverridePropertyName("NoteEn");
        RuleFor(x => x.Draft.Head).Must(head => head.Count <= 100 && head.Values.All(line => line is null || line.Length <= LineMax)).Says("SaveGuideDraft_TooLong", LineMax).OverridePropertyName("Head");
        RuleFor(x => x.Draft.Parts).Must(parts => parts.Count <= GuideText.PartsMost && parts.All(part => (part.Zh?.Length ?? 0) <= GuideText.Max && (part.En?.Length ?? 0) <= GuideText.Max)).Says("SaveGuideDraft_PartsMost", GuideText.PartsMost).OverridePropertyName("Parts");
    }
}

internal sealed class SaveGuideDraftHandler(AppDb db, CurrentCall call, GuideEditing editing, Audit audit, TimeProvider clock) : IRequestHandler<SaveGuideDraft, Outcome<SaveGuideDraftResult>>
{
    public async Task<Outcome<SaveGuideDraftResult>> Handle(SaveGuideDraft request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, me) = (clock.GetUtcNow(), editing.Me);
        Guide? guide = null;
        GuideVersion? draft = null;
        if (request.GuideId is { } id)
        {
            guide = await db.Guides.AtTenantOf(call).SingleOrDefaultAsync(g => g.Id == id, ct);
            if (guide is null) return Outcome.NotFound;
        }

        var versions = guide is null ? [] : await db.GuideVersions.AtTenantOf(call).Where(v => v.GuideId == guide.Id).OrderByDescending(v => v.Number).ToListAsync(ct);
        if (request.VersionId is { } versionId)
        {
            draft = versions.FirstOrDefault(v => v.Id == versionId);
            if (draft is null) return Outcome.NotFound;
            if (draft.Version != request.Version || draft.State != GuideState.Draft) return Outcome.Conflict;
        }
        else if (guide is not null && guide.Version != request.Version)
        {
            return Outcome.Conflict;
        }

        // As old as where it stood last: in this draft, in what is shown, in what was shown before.
        List<GuideText> before = [.. versions.Where(v => v == draft || v.State == GuideState.Published).OrderBy(v => v != draft).Take(3).Select(v => v.Read())];
        var typedKey = request.Draft.Head.GetValueOrDefault("key");
        var (text, wrong) = request.Draft.Read(before, await editing.Known(Typed.Tidy(typedKey), ct), tenant.DayAt(now));
        if (wrong.Count > 0) return Outcome.Invalid(wrong);
        if (guide is not null && text.Head.Key != guide.Key) return Outcome.Invalid("key", "SaveGuideDraft_KeyFixed");
        if (guide is null && await db.Guides.AtTenantOf(call).AnyAsync(g => g.Key == text.Head.Key, ct)) return Outcome.Invalid("key", "SaveGuideDraft_KeyTaken");
        var note = new Bilingual(Typed.Tidy(request.Draft.NoteZh), Typed.Tidy(request.Draft.NoteEn));
        if (guide is null) db.Guides.Add(guide = Guide.Begin(Guid.CreateVersion7(now), tenant.Id, text.Head, now));
        else guide.Drafted(text.Head, now);
        if (draft is null) db.GuideVersions.Add(draft = GuideVersion.Draft(Guid.CreateVersion7(now), guide, (versions.FirstOrDefault()?.Number ?? 0) + 1, text, me, note, now));
        else if (draft.Write(text, me, note, now) is { } why) return Outcome.Refused(why);
        audit.Write("guides.save", draft.Id);
        return new SaveGuideDraftResult(guide.Id, draft.Id, draft.Number);
    }
}
