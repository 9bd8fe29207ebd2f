using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>Says within how many working days the tenant asks employers to answer. What was promised to applicants before keeps its day.</summary>
/// <param name="Version">Of what was looked at; 0 where there was nothing.</param>
[Requires(ApplicationsPermissions.SetTerms)]
public sealed record SetReplyTerms(int? FirstDays, int? StepDays, uint Version) : ICommand<Done>;

internal sealed class SetReplyTermsValidator : AbstractValidator<SetReplyTerms>
{
    public SetReplyTermsValidator()
    {
        RuleFor(x => x.FirstDays).NotNull().Says("SetReplyTerms_Unfit").InclusiveBetween(ReplyTerms.LeastDays, ReplyTerms.MostDays).Says("SetReplyTerms_Unfit");
        RuleFor(x => x.StepDays).NotNull().Says("SetReplyTerms_Unfit").InclusiveBetween(ReplyTerms.LeastDays, ReplyTerms.MostDays).Says("SetReplyTerms_Unfit");
    }
}

internal sealed class SetReplyTermsHandler(AppDb db, CurrentCall call) : IRequestHandler<SetReplyTerms, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SetReplyTerms request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var terms = await db.ReplyTerms.SingleOrDefaultAsync(t => t.TenantId == tenant.Id, ct);
        if ((terms?.Version ?? 0) != request.Version) return Outcome.Conflict;
        if (terms is null) db.Add(terms = ReplyTerms.Usual(tenant.Id));
        terms.Set(request.FirstDays!.Value, request.StepDays!.Value);
        return Done.Value;
    }
}
