using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases;

/// <summary>Keeps the filters of a board under a name, or changes one of one's own.</summary>
/// <param name="Id">Null: a new one.</param>
/// <param name="Filter">The query of the board, see <see cref="CaseFilter"/>.</param>
/// <param name="IsDefault">One's board opens with it; the one that was the default before is none any more.</param>
/// <param name="Version">What a change is based on; null for a new one.</param>
[Requires(CasesPermissions.Read)]
public sealed record SaveCaseView(Guid? Id, CaseTier Tier, string? Name, string? Filter, bool IsShared, bool IsDefault, uint? Version) : ICommand<SaveCaseViewResult>;

public sealed record SaveCaseViewResult(Guid Id);

internal sealed class SaveCaseViewValidator : AbstractValidator<SaveCaseView>
{
    public SaveCaseViewValidator()
    {
        RuleFor(x => x.Tier).IsInEnum().Says("BrowseCases_NoSuchList");
        RuleFor(x => x.Name).Cascade(CascadeMode.Stop).Must(name => !string.IsNullOrWhiteSpace(name)).Says("SaveCaseView_NameMissing")
            .Must(name => name!.Trim().Length <= KeptView.NameMax && PlainText.IsStorable(name)).Says("SaveCaseView_NameUnfit", KeptView.NameMax);
        RuleFor(x => x.Filter).Must(filter => CaseFilter.Of(filter) is { Length: <= KeptView.FilterMax }).Says("BrowseCases_NoSuchList");
    }
}

internal sealed class SaveCaseViewHandler(AppDb db, CurrentCall call, CaseDesk desk, SealedCase words, TimeProvider clock) : IRequestHandler<SaveCaseView, Outcome<SaveCaseViewResult>>
{
    public async Task<Outcome<SaveCaseViewResult>> Handle(SaveCaseView request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || !(desk.LeadsTeam || call.Rights.StaffRoles.WorksIn(request.Tier))) return Outcome.NotFound;
        var (me, now) = (desk.Me, clock.GetUtcNow());
        var mine = await db.CaseViews.AtTenantOf(call).Where(v => v.UserId == me && v.Tier == request.Tier).ToListAsync(ct);
        var view = mine.Find(v => v.Id == request.Id);
        if (request.Id is not null)
        {
            if (view is null) return Outcome.NotFound;
            if (view.Version != request.Version) return Outcome.Conflict;
        }
        else if (mine.Count >= KeptView.MostOfOne)
        {
            return Outcome.Refused(new TextKey("SaveCaseView_TooMany", KeptView.MostOfOne));
        }

        view ??= db.CaseViews.Add(KeptView.Keep(Guid.CreateVersion7(now), tenant.Id, me, request.Tier)).Entity;
        if (request.IsDefault)
            foreach (var other in mine.Where(other => other.Id != view.Id && other.IsDefault)) other.NoLongerDefault();
        view.Describe(await words.SealView(tenant.Id, view.Id, request.Name!, ct), CaseFilter.Of(request.Filter)!, request.IsShared, request.IsDefault, now);
        return new SaveCaseViewResult(view.Id);
    }
}
