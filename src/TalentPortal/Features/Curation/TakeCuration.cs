using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Curation.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Curation;

/// <summary>Takes one of the things that wait, or gives it back. What a colleague has taken one cannot take, but anybody can give back what nobody works on.</summary>
[Requires(CurationPermissions.Queue)]
public sealed record TakeCuration(string? Kind, string? Key, bool IsTaken) : ICommand<Done>;

internal sealed class TakeCurationValidator : AbstractValidator<TakeCuration>
{
    public TakeCurationValidator()
    {
        RuleFor(x => x.Kind).NotEmpty().Says("Curation_Invalid").IsPlainText(CurationTake.KindMax, "Curation_Invalid");
        RuleFor(x => x.Key).NotEmpty().Says("Curation_Invalid").IsPlainText(CurationItem.KeyMax, "Curation_Invalid");
    }
}

internal sealed class TakeCurationHandler(AppDb db, CurrentCall call, IEnumerable<ICurationSource> sources, Audit audit, TimeProvider clock) : IRequestHandler<TakeCuration, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(TakeCuration request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.UserId is not { } me || request is not { Kind: { } kind, Key: { } key }) return Outcome.NotFound;
        if (sources.FirstOrDefault(source => source.Kind == kind && call.Rights.Allows(source.Permission)) is not { } source) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        if (!(await source.Read(db, tenant, now, ct)).Any(item => item.Key == key)) return Outcome.NotFound;
        var take = await db.CurationTakes.AtTenantOf(call).SingleOrDefaultAsync(t => t.Kind == kind && t.ItemKey == key, ct);
        if (request.IsTaken && take is not null && take.TakenBy != me) return Outcome.Conflict;
        if (request.IsTaken == take is not null) return Done.Value;
        if (take is null) db.Add(CurationTake.Of(tenant.Id, kind, key, me, call.Rights.Name ?? "", now));
        else db.Remove(take);
        await source.Taken(db, tenant, key, request.IsTaken, now, ct);
        audit.Write(request.IsTaken ? "curation.take" : "curation.give", null, $"{kind} {key}");
        return Done.Value;
    }
}
