using System.Resources;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>Makes a draft of what an earlier version said. It is a new version and goes through review like any other: history is not rewritten.</summary>
/// <param name="Number">Of the earlier version.</param>
/// <param name="Version">Of the guide as it was looked at.</param>
[Requires(GuidesPermissions.Edit)]
public sealed record RollBackGuide(Guid GuideId, int Number, uint Version) : ICommand<SaveGuideDraftResult>;

internal sealed class RollBackGuideValidator : AbstractValidator<RollBackGuide>
{
    public RollBackGuideValidator() => RuleFor(x => x.Number).GreaterThan(0).Says("SaveGuideDraft_Unreadable");
}

internal sealed class RollBackGuideHandler(AppDb db, CurrentCall call, GuideEditing editing, Audit audit, TimeProvider clock) : IRequestHandler<RollBackGuide, Outcome<SaveGuideDraftResult>>
{
    private static readonly ResourceManager Texts = new(typeof(GuidesText));

    public async Task<Outcome<SaveGuideDraftResult>> Handle(RollBackGuide request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.Guides.AtTenantOf(call).SingleOrDefaultAsync(g => g.Id == request.GuideId, ct) is not { } guide) return Outcome.NotFound;
        if (guide.Version != request.Version) return Outcome.Conflict;
        var versions = await db.GuideVersions.AtTenantOf(call).Where(v => v.GuideId == guide.Id).OrderByDescending(v => v.Number).ToListAsync(ct);
        if (versions.FirstOrDefault(v => v.Number == request.Number && v.PublishedAt is not null) is not { } old) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var note = new Bilingual(Note(Language.Chinese), Note(Language.English));
        var draft = GuideVersion.Draft(Guid.CreateVersion7(now), guide, versions[0].Number + 1, old.Read(), editing.Me, note, now);
        db.GuideVersions.Add(draft);
        audit.Write("guides.roll_back", draft.Id);
        return new SaveGuideDraftResult(guide.Id, draft.Id, draft.Number);

        string Note(Language language) => string.Format(language.Culture(), Texts.GetString("RollBackGuide_Note", language.Culture())!, old.Number);
    }
}
