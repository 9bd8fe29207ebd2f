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

/// <summary>Takes a guide off with all its versions: something in it is wrong and nobody should act on it. What comes back goes through review again.</summary>
/// <param name="Reason">For colleagues.</param>
/// <param name="Version">Of the guide as it was looked at.</param>
[Requires(GuidesPermissions.Edit)]
public sealed record WithdrawGuide(Guid GuideId, string? Reason, uint Version) : ICommand<Done>;

internal sealed class WithdrawGuideValidator : AbstractValidator<WithdrawGuide>
{
    public WithdrawGuideValidator() => RuleFor(x => x.Reason).Must(text => Typed.Tidy(text) is not null).Says("WithdrawGuide_ReasonMissing").IsPlainText(GuideVersion.NoteMax, "SaveGuideDraft_TooLong");
}

internal sealed class WithdrawGuideHandler(AppDb db, CurrentCall call, GuideEditing editing, Audit audit, TimeProvider clock) : IRequestHandler<WithdrawGuide, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WithdrawGuide request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.Guides.AtTenantOf(call).SingleOrDefaultAsync(g => g.Id == request.GuideId, ct) is not { } guide) return Outcome.NotFound;
        if (guide.Version != request.Version) return Outcome.Conflict;
        if (!guide.IsPublic) return Outcome.Refused("Guide_NotPublished");
        var now = clock.GetUtcNow();
        foreach (var version in await db.GuideVersions.AtTenantOf(call).Where(v => v.GuideId == guide.Id && v.State == GuideState.Published).ToListAsync(ct)) version.Withdraw(request.Reason!.Trim(), now);
        guide.Hide(now);
        editing.Changed();
        audit.Write("guides.withdraw", guide.Id);
        return Done.Value;
    }
}
