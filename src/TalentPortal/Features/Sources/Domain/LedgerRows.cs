using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Sources.Domain;

/// <summary>A row of the ledger, which everyone reads: a tenant's own or the desk's.</summary>
public abstract class LedgerRow : IPublishable
{
    public Guid Id { get; protected set; }

    public Guid TenantId { get; protected set; }

    /// <summary>Always: a figure's source is never a secret.</summary>
    public bool IsPublic { get; private set; } = true;

    /// <summary>A person changed it, so that a release no longer does.</summary>
    public bool IsEdited { get; protected set; }

    public DateTimeOffset ChangedAt { get; protected set; }

    public uint Version { get; private set; }

    /// <summary>Takes over where the row belongs and when.</summary>
    protected void Place(Guid tenant, DateTimeOffset now) => (Id, TenantId, ChangedAt) = (Guid.CreateVersion7(now), tenant, now);
}

/// <summary>A <see cref="Source"/> as it is kept.</summary>
public sealed class SourceRow : LedgerRow
{
    private SourceRow()
    {
    }

    public string Code { get; private set; } = "";

    public SourceKind Kind { get; private set; }

    public Reliability Reliability { get; private set; }

    public Bilingual Title { get; private set; } = Bilingual.Empty;

    public Bilingual Publisher { get; private set; } = Bilingual.Empty;

    public string? Issued { get; private set; }

    public string? Url { get; private set; }

    public static SourceRow Enter(Guid tenant, Source source, DateTimeOffset now)
    {
        var row = new SourceRow { Code = source.Code };
        row.Place(tenant, now);
        row.Take(source, now);
        return row;
    }

    public Source Value() => new(Code, Kind, Reliability, Title, Publisher, Issued, Url);

    public void Take(Source source, DateTimeOffset now) =>
        (Kind, Reliability, Title, Publisher, Issued, Url, ChangedAt) = (source.Kind, source.Reliability, source.Title, source.Publisher, source.Issued, source.Url, now);
}

/// <summary>A <see cref="Claim"/> as it is kept.</summary>
public sealed class ClaimRow : LedgerRow
{
    private ClaimRow()
    {
    }

    public string Code { get; private set; } = "";

    public List<string> Sources { get; private set; } = [];

    public string AsOf { get; private set; } = "";

    public Certainty Certainty { get; private set; }

    public Standing Standing { get; private set; }

    public bool Verify { get; private set; }

    public string? Figure { get; private set; }

    public string? Unit { get; private set; }

    public string? PlaceCode { get; private set; }

    public Bilingual Note { get; private set; } = Bilingual.Empty;

    public static ClaimRow Enter(Guid tenant, Claim claim, DateTimeOffset now)
    {
        var row = new ClaimRow { Code = claim.Code };
        row.Place(tenant, now);
        row.Take(claim, now);
        return row;
    }

    public Claim Value() => new(Code, Sources, AsOf, Certainty, Standing, Verify, Figure, Unit, PlaceCode, Note);

    /// <summary>Whether it says the same.</summary>
    public bool Says(Claim claim) => Sources.SequenceEqual(claim.Sources) && Value() with { Sources = claim.Sources } == claim;

    public void Take(Claim claim, DateTimeOffset now)
    {
        if (!Sources.SequenceEqual(claim.Sources)) Sources = [.. claim.Sources];
        (AsOf, Certainty, Standing, Verify, Figure, Unit, PlaceCode, Note, ChangedAt) = (claim.AsOf, claim.Certainty, claim.Standing, claim.Verify, claim.Value, claim.Unit, claim.Place, claim.Note, now);
    }
}

/// <summary>A <see cref="Parameter"/> as it is kept.</summary>
public sealed class ParameterRow : LedgerRow
{
    private ParameterRow()
    {
    }

    public string Code { get; private set; } = "";

    public string PlaceCode { get; private set; } = "";

    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidUntil { get; private set; }

    public string Figure { get; private set; } = "";

    public string Unit { get; private set; } = "";

    public string Claim { get; private set; } = "";

    public static ParameterRow Enter(Guid tenant, Parameter parameter, DateTimeOffset now)
    {
        var row = new ParameterRow { Code = parameter.Code, PlaceCode = parameter.Place, ValidFrom = parameter.From };
        row.Place(tenant, now);
        row.Take(parameter, now);
        return row;
    }

    public Parameter Value() => new(Code, PlaceCode, ValidFrom, ValidUntil, Figure, Unit, Claim);

    public void Take(Parameter parameter, DateTimeOffset now) =>
        (ValidUntil, Figure, Unit, Claim, ChangedAt) = (parameter.Until, parameter.Value, parameter.Unit, parameter.Claim, now);
}

/// <summary>A <see cref="PlaceInList"/> as it is kept.</summary>
public sealed class ListPlaceRow : LedgerRow
{
    private ListPlaceRow()
    {
    }

    public string List { get; private set; } = "";

    public string PlaceCode { get; private set; } = "";

    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidUntil { get; private set; }

    public string Claim { get; private set; } = "";

    public static ListPlaceRow Enter(Guid tenant, PlaceInList place, DateTimeOffset now)
    {
        var row = new ListPlaceRow { List = place.List, PlaceCode = place.Place, ValidFrom = place.From };
        row.Place(tenant, now);
        row.Take(place, now);
        return row;
    }

    public PlaceInList Value() => new(List, PlaceCode, ValidFrom, ValidUntil, Claim);

    public void Take(PlaceInList place, DateTimeOffset now) => (ValidUntil, Claim, ChangedAt) = (place.Until, place.Claim, now);
}

/// <summary>In which form a file of the release was loaded last.</summary>
public sealed class ContentLoad : ITenantOwned
{
    public const int FileMax = 200;

    private ContentLoad()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public string File { get; private set; } = "";

    public string Digest { get; private set; } = "";

    public DateTimeOffset LoadedAt { get; private set; }

    public static ContentLoad Of(Guid tenant, string file, string digest, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), TenantId = tenant, File = file, Digest = digest, LoadedAt = now };

    public void Again(string digest, DateTimeOffset now) => (Digest, LoadedAt) = (digest, now);
}
