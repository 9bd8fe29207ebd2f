namespace TalentPortal.Platform.Security;

/// <summary>How closely a field about a person is kept. Drives views, exports, logs and mails.</summary>
public enum FieldClass
{
    /// <summary>May be shown wherever the record may be seen.</summary>
    Public,

    /// <summary>Ways to reach a person: only under a grant, encrypted at rest.</summary>
    Contact,

    /// <summary>What a person tells in confidence: only under a grant that names it.</summary>
    Sensitive,

    /// <summary>Never shown to anyone but the person.</summary>
    Secret,

    /// <summary>Keys and bookkeeping of the portal; not about the person as such.</summary>
    Internal,
}

/// <summary>Declares a field's class once, on the property. An unclassed property of a person or case fails the build.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ClassAttribute(FieldClass fieldClass) : Attribute
{
    public FieldClass FieldClass { get; } = fieldClass;
}
